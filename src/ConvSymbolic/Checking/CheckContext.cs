using System.Globalization;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking;

/// <summary>What the equations of a part of a document are about, and how that was found out.</summary>
public sealed record CheckContext
{
    /// <summary>Its number in the document, from 1.</summary>
    public required int Id { get; init; }

    /// <summary>The first line that it holds for.</summary>
    public required int FirstLine { get; init; }

    /// <summary>The last line that it holds for.</summary>
    public required int LastLine { get; init; }

    /// <summary>The author's name of each array: input, filter, output, loss, upstream gradient, bias.</summary>
    public required IReadOnlyDictionary<string, string> Roles { get; init; }

    /// <summary>The smallest index: 0 or 1.</summary>
    public required int IndexBase { get; init; }

    /// <summary>The layer that equations with numbers in their indices are judged for; null where no layer was found.</summary>
    public Layer? Layer { get; init; }

    /// <summary>Whether sizes were declared or found; if not, they were chosen to judge equations that hold for all sizes.</summary>
    public bool SizesAreKnown { get; init; }

    /// <summary>What was inferred and from what, a sentence each.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>The lines in words: <c>line 3</c>, <c>lines 3-22</c>.</summary>
    internal string Lines => FirstLine == LastLine
        ? string.Create(CultureInfo.InvariantCulture, $"line {FirstLine}")
        : string.Create(CultureInfo.InvariantCulture, $"lines {FirstLine}-{LastLine}");

    /// <summary>Writes <c>lines 3-22: convolution: input 3×3, …</c>.</summary>
    public override string ToString() => $"{Lines}: {Layer?.ToString() ?? "no layer found"}";
}
