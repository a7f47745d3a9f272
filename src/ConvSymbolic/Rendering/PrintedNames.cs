using System.Collections.Frozen;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Rendering;

/// <summary>The reader's names in place of the engine's, and when indices need commas.</summary>
internal sealed class PrintedNames
{
    private readonly WritingStyle _style;
    private readonly FrozenSet<string> _arrays;

    public PrintedNames(WritingStyle style)
    {
        _style = style;
        var notation = style.Notation;
        _arrays = new[] { notation.Input, notation.Filter, notation.Output, notation.Loss, notation.Bias }.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The printed name of a scalar or an array; F_new is a new version of F.</summary>
    public string Symbol(string name) => name switch
    {
        Names.Input => _style.Notation.Input,
        Names.Filter => _style.Notation.Filter,
        Names.Output => _style.Notation.Output,
        Names.Loss => _style.Notation.Loss,
        Names.Bias => _style.Notation.Bias,
        _ => name.Split('_') is [var root, var version] ? $"{Symbol(root)}_{version}" : name,
    };

    /// <summary>The printed name of an index variable; one that is also the name of an array gets one more prime.</summary>
    public string Index(string name) => _arrays.Contains(name.TrimEnd('\'')) ? name + "'" : name;

    /// <summary>Whether the indices of an entry are written without commas, as in X_11.</summary>
    public bool IsCompact(Element entry)
    {
        if (entry.Array is Symbol symbol
            && _style.Extents.TryGetValue(symbol.Name, out var extents)
            && extents.Any(extent => extent - 1 + _style.Notation.IndexBase > 9))
        {
            return false;
        }
        return entry.Subscript.All(IsOneSign);
    }

    private static bool IsOneSign(IndexExpression index) => index.Constant is { } number
        ? number is >= 0 and <= 9
        : index.Terms is [{ Coefficient: 1, Atoms: [IndexName name] }] && name.Name.TrimEnd('\'').Length == 1;
}
