using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Polynomials;

/// <summary>
/// The variables that polynomials may use, as named arrays, numbered in the order in which they were added. Only polynomials of the
/// same ring can be combined.
/// </summary>
public sealed class Ring
{
    private readonly VariableBlock[] _blocks;

    /// <summary>A ring over named arrays of variables.</summary>
    /// <param name="blocks">The arrays; smaller numbers come first.</param>
    /// <exception cref="ConvSymbolicException">There would be more than 2³¹−2 variables.</exception>
    internal Ring(params ReadOnlySpan<RingArray> blocks)
    {
        _blocks = new VariableBlock[blocks.Length];
        long next = 0;
        for (int k = 0; k < blocks.Length; k++)
        {
            var (name, extents, leadingAxes, gradientOf) = blocks[k];
            long count = 1;
            foreach (int extent in extents)
                count = Math.Min(count * extent, int.MaxValue);
            if (next + count >= int.MaxValue)
            {
                Fail.With(
                    "ring.too-many-variables",
                    $"The arrays have more than 2^31-2 entries in all (reached with {name}), the most that can be numbered.",
                    $"{next + count} or more",
                    "at most 2147483646");
            }
            _blocks[k] = new VariableBlock(name, extents, leadingAxes, (int)next, (int)count) { GradientOf = gradientOf };
            next += count;
        }
        Count = (int)next;
        Packing = new Packing(Count);
    }

    /// <summary>How many variables.</summary>
    public int Count { get; }

    /// <summary>The arrays of variables, in the order of their numbers.</summary>
    public IReadOnlyList<VariableBlock> Blocks => _blocks;

    /// <summary>The array of variables that has a name.</summary>
    internal VariableBlock BlockNamed(string name) => Array.Find(_blocks, block => block.Name == name)
        ?? Fail.With<VariableBlock>("ring.no-block", $"There are no variables {name} here.", name, string.Join(", ", Blocks.Select(block => block.Name)));

    /// <summary>How monomials of small degree fit a machine word here.</summary>
    internal Packing Packing { get; }

    /// <summary>A ring over single variables with these names.</summary>
    /// <param name="names">The names, the smallest variable first.</param>
    public static Ring Of(params ReadOnlySpan<string> names)
    {
        var blocks = new RingArray[names.Length];
        for (int k = 0; k < names.Length; k++)
            blocks[k] = new RingArray(names[k], []);
        return new Ring(blocks);
    }

    /// <summary>The array that a variable belongs to.</summary>
    /// <param name="variable">A variable of this ring.</param>
    public VariableBlock BlockOf(Variable variable)
    {
        foreach (var block in _blocks)
        {
            if ((uint)(variable.Id - block.First) < (uint)block.Count)
                return block;
        }
        throw new ArgumentOutOfRangeException(nameof(variable), variable.Id, "The variable is not of this ring.");
    }

    /// <summary>The name and 0-based index of a variable, for people who debug: <c>X[0,1]</c>.</summary>
    /// <param name="variable">A variable of this ring.</param>
    public string Describe(Variable variable)
    {
        var block = BlockOf(variable);
        return block.Extents.IsEmpty ? block.Name : $"{block.Name}[{string.Join(',', block.IndexOf(variable))}]";
    }

    internal static Ring Common(Polynomial left, Polynomial right) => ReferenceEquals(left.Ring, right.Ring)
        ? left.Ring
        : Fail.With<Ring>("ring.mixed", "Polynomials of two different rings can't be combined; make both over the same ring.");

    /// <summary>Writes <c>polynomials in dO 2×2, X 3×3, …</c>.</summary>
    public override string ToString() => $"polynomials in {string.Join(", ", Blocks)}";
}
