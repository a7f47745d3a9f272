using System.Runtime.CompilerServices;
using ConvSymbolic.Expressions;

namespace ConvSymbolic.Rendering;

/// <summary>
/// Running text with formulas in it, written as an interpolated string: <c>$"The filter {F} slides over {X}."</c> Expressions become
/// inline formulas; texts, numbers and <see cref="Strong"/> stay words.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Prose
{
    private readonly List<Inline> _parts = [];

    /// <summary>Called by the compiler.</summary>
    public Prose(int literalLength, int formattedCount) => _ = (literalLength, formattedCount);

    /// <summary>The parts in order.</summary>
    public IReadOnlyList<Inline> Parts => _parts;

    /// <summary>Text without formulas.</summary>
    public static implicit operator Prose(string text)
    {
        var prose = new Prose(0, 0);
        prose.AppendLiteral(text);
        return prose;
    }

    /// <summary>Adds words.</summary>
    public void AppendLiteral(string text) => _parts.Add(new Words(text));

    /// <summary>Adds words.</summary>
    public void AppendFormatted(string text) => AppendLiteral(text);

    /// <summary>Adds a whole number as a word.</summary>
    public void AppendFormatted(long number) => AppendLiteral(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Adds a formula.</summary>
    public void AppendFormatted(Expression formula) => _parts.Add(new Formula(formula));

    /// <summary>Adds any other part.</summary>
    public void AppendFormatted(Inline part) => _parts.Add(part);
}

/// <summary>A part of running text. A closed set.</summary>
internal abstract record Inline
{
    private protected Inline()
    {
    }
}

/// <summary>Words as they are.</summary>
internal sealed record Words(string Text) : Inline;

/// <summary>Words that are stressed: a term where it is defined.</summary>
internal sealed record Strong(string Text) : Inline;

/// <summary>Words set as code.</summary>
internal sealed record Code(string Text) : Inline;

/// <summary>A formula in the line.</summary>
internal sealed record Formula(Expression Expression) : Inline;
