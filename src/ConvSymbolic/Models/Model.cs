using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Models;

/// <summary>
/// Arrays, and what some of them are: leaves that are given, and definitions in an order in which each reads only arrays before it. The loss
/// is not given; the gradient by the last array arrives from outside.
/// </summary>
public sealed class Model
{
    private readonly Dictionary<string, ModelArray> _arrays = new(StringComparer.Ordinal);

    /// <exception cref="ConvSymbolicException">An array comes twice, or is read before it is there.</exception>
    internal Model(IReadOnlyList<ModelArray> leaves, IReadOnlyList<Definition> definitions)
    {
        Leaves = leaves;
        Definitions = definitions;
        foreach (var leaf in leaves)
            Add(leaf);
        foreach (var definition in definitions)
        {
            foreach (var entry in definition.Reads)
            {
                if (entry.Array is not Expressions.Symbol read || !_arrays.ContainsKey(read.Name))
                    Fail.With("model.order", $"{definition.Array.Name} reads {entry.Array}, which nothing before it defines.", $"{entry.Array}", "an array that is given or defined before");
            }
            Add(definition.Array);
        }
    }

    /// <summary>The arrays that are given: inputs and parameters.</summary>
    internal IReadOnlyList<ModelArray> Leaves { get; }

    /// <summary>What the other arrays are, in order.</summary>
    internal IReadOnlyList<Definition> Definitions { get; }

    /// <summary>All arrays: the given ones, then the defined ones in order.</summary>
    internal IEnumerable<ModelArray> Arrays => Leaves.Concat(Definitions.Select(definition => definition.Array));

    /// <summary>The names of the arrays that are given.</summary>
    public IReadOnlyList<string> Given => [.. Leaves.Select(leaf => leaf.Name)];

    /// <summary>The names of the arrays that are defined, in order.</summary>
    public IReadOnlyList<string> Defined => [.. Definitions.Select(definition => definition.Array.Name)];

    /// <summary>An array by its name.</summary>
    internal ModelArray this[string name] => _arrays.TryGetValue(name, out var array)
        ? array
        : Fail.With<ModelArray>("model.no-array", $"The model has no array {name}.", name, string.Join(", ", _arrays.Keys));

    /// <summary>The definitions that read an array, in order.</summary>
    internal IEnumerable<Definition> ReadersOf(string name) => Definitions.Where(definition => definition.ReadsArray(name));

    /// <summary>The arrays that a definition reads, in the order of <see cref="Arrays"/>: those by which there is a gradient.</summary>
    internal IEnumerable<ModelArray> Read => Arrays.Where(array => ReadersOf(array.Name).Any());

    /// <summary>Writes every definition, a line each; indices start at 0.</summary>
    public override string ToString() => string.Join('\n', Definitions);

    private void Add(ModelArray array)
    {
        if (!_arrays.TryAdd(array.Name, array))
            Fail.With("model.array-twice", $"{array.Name} is defined twice.", array.Name, "one definition of each array");
    }
}
