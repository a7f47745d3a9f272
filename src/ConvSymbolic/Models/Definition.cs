using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Models;

/// <summary>What one array is, entry by entry: <c>D[i] := e(i)</c> for every i in its extents.</summary>
/// <param name="Array">The array D.</param>
/// <param name="Axes">Its axes, with the letters in which the definition is written.</param>
/// <param name="Body">e: an expression over entries of arrays that come before. No letter is bound twice, nor both bound and free.</param>
internal sealed record Definition(ModelArray Array, EquatableArray<AxisView> Axes, Expression Body)
{
    /// <summary>The free letters with their ranges, in the order of the axes.</summary>
    public IEnumerable<IndexRange> Letters => Axes.SelectMany(axis => axis.Letters);

    /// <summary>D[i].</summary>
    public Element Entry => new(new Symbol(Array.Name), [], [.. Axes.Select(axis => axis.Index)]);

    /// <summary>The entries that the body reads, in the order of writing.</summary>
    public IEnumerable<Element> Reads => Body.Nodes().OfType<Element>();

    /// <summary>Whether the body reads an array.</summary>
    public bool ReadsArray(string name) => Reads.Any(entry => entry.Array is Symbol array && array.Name == name);

    /// <summary>Every letter, free and bound, with its range.</summary>
    public Dictionary<string, IndexRange> Ranges => Letters.Concat(Body.Nodes().OfType<Summation>().SelectMany(sum => sum.Ranges))
        .ToDictionary(range => range.Name, StringComparer.Ordinal);

    /// <summary>Writes <c>Y[i] = …</c>.</summary>
    public override string ToString() => $"{Entry} = {Body}";
}
