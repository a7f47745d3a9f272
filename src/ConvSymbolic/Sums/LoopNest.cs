using ConvSymbolic.Diagnostics;
using ConvSymbolic.Expressions;
using ConvSymbolic.Numbers;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Sums;

/// <summary>
/// A term of the normal form at a size, as loops: the free letters first, then those that are summed over. A condition that fails, or an entry
/// that lies outside its array, ends the loops that can't change it any more.
/// </summary>
internal sealed class LoopNest
{
    private readonly Rational _coefficient;
    private readonly int _free;
    private readonly (AffineForm First, AffineForm Last)[] _ranges;
    private readonly Check[][] _checks;
    private readonly Read[] _reads;

    /// <param name="term">The term.</param>
    /// <param name="free">The free letters.</param>
    /// <param name="symbols">The symbols of an array.</param>
    public LoopNest(SumTerm term, IReadOnlyList<string> free, Func<string, VariableBlock> symbols)
    {
        _coefficient = term.Coefficient;
        _free = free.Count;
        string[] letters = [.. free, .. term.Ranges.Select(range => range.Name)];
        _ranges = [.. term.Ranges.Select(range => (AffineForm.Of(range.First, letters), AffineForm.Of(range.Last, letters)))];
        _reads = [.. term.Entries.Select(entry => Read.Of(entry, letters, symbols(((Symbol)entry.Array).Name)))];
        var checks = new List<Check>();
        checks.AddRange(term.Conditions.Select(condition => new Check(AffineForm.Of(condition.Left - condition.Right, letters), 0, 0, null)));
        foreach (var (entry, read) in term.Entries.Zip(_reads))
        {
            for (int axis = 0; axis < read.Index.Length; axis++)
                checks.Add(new Check(read.Index[axis], 0, read.Symbols.Extents[axis] - 1, entry.IsExtended ? null : entry));
        }
        _checks = [.. Enumerable.Range(0, letters.Length + 1).Select(depth => checks.Where(check => check.Index.Depth == depth).ToArray())];
    }

    /// <summary>Adds the products at numbers for the free letters.</summary>
    public void AddTo(TermBuilder sum, ReadOnlySpan<long> free)
    {
        var letters = new long[_free + _ranges.Length];
        free.CopyTo(letters);
        for (int depth = 0; depth <= _free; depth++)
        {
            if (!Holds(depth, letters))
                return;
        }
        Add(sum, letters, 0, new int[_reads.Length], []);
    }

    private void Add(TermBuilder sum, long[] letters, int depth, int[] variables, List<Power> powers)
    {
        if (depth == _ranges.Length)
        {
            for (int k = 0; k < variables.Length; k++)
                variables[k] = _reads[k].At(letters);
            Array.Sort(variables);
            powers.Clear();
            foreach (int variable in variables)
            {
                if (powers.Count > 0 && powers[^1].Variable.Id == variable)
                    powers[^1] = new Power(powers[^1].Variable, powers[^1].Exponent + 1);
                else
                    powers.Add(new Power(new Variable(variable), 1));
            }
            sum.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(powers), _coefficient);
            return;
        }
        var (first, last) = _ranges[depth];
        long end = last.At(letters);
        for (long value = first.At(letters); value <= end; value++)
        {
            letters[_free + depth] = value;
            if (Holds(_free + depth + 1, letters))
                Add(sum, letters, depth + 1, variables, powers);
        }
    }

    private bool Holds(int depth, long[] letters)
    {
        foreach (var check in _checks[depth])
        {
            long value = check.Index.At(letters);
            if (value >= check.First && value <= check.Last)
                continue;
            if (check.MustLieInside is { } entry)
                Fail.With("sums.outside", $"{entry} has the index {value} on an axis that ends at {check.Last}.", $"{value}", $"{check.First} to {check.Last}");
            return false;
        }
        return true;
    }

    // An index that must lie in a range, else the term is 0; or an error where the entry is not extended by zeros.
    private readonly record struct Check(AffineForm Index, long First, long Last, Element? MustLieInside);

    private sealed record Read(VariableBlock Symbols, AffineForm[] Index)
    {
        public static Read Of(Element entry, IReadOnlyList<string> letters, VariableBlock symbols) => entry.Subscript.Count == symbols.Extents.Length
            ? new(symbols, [.. entry.Subscript.Select(index => AffineForm.Of(index, letters))])
            : Fail.With<Read>("sums.axes", $"{entry} has another number of indices than its array has axes.", $"{entry.Subscript.Count}", $"{symbols.Extents.Length}");

        public int At(ReadOnlySpan<long> letters)
        {
            long offset = 0;
            for (int axis = 0; axis < Index.Length; axis++)
                offset = offset * Symbols.Extents[axis] + Index[axis].At(letters);
            return Symbols.First + (int)offset;
        }
    }
}
