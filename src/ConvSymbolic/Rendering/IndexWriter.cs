using System.Diagnostics;
using System.Globalization;
using System.Text;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Rendering;

/// <summary>Writes index expressions: 2i+u−1. Names of sizes come before index variables, what is added before what is taken away.</summary>
/// <param name="name">Writes a name.</param>
/// <param name="minus">The minus sign.</param>
/// <param name="times">What stands between a number and a name, and between names.</param>
/// <param name="floor">What opens and closes a quotient that is rounded down.</param>
internal sealed class IndexWriter(Func<string, string> name, string minus, string times, (string Open, string Close) floor)
{
    /// <summary>The text of an index expression.</summary>
    public string Write(IndexExpression index)
    {
        if (index.Constant is >= 0 and var number)
            return number.ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        foreach (var term in index.Terms.OrderBy(Rank))
        {
            if (term.Coefficient < 0)
                text.Append(minus);
            else if (text.Length > 0)
                text.Append('+');
            Append(text, term);
        }
        return text.ToString();
    }

    // What is added, what is taken away, the number; where nothing else is added, the number first: 3−u.
    private static int Rank(IndexTerm term) => (term.Atoms.Count, term.Coefficient) switch
    {
        (0, > 0) => 1,
        (0, _) => 3,
        (_, < 0) => 2,
        _ => 0,
    };

    private void Append(StringBuilder text, IndexTerm term)
    {
        // The smallest whole number has no opposite in 64 bits.
        var size = UInt128.CreateTruncating(Int128.Abs(term.Coefficient));
        if (size != 1 || term.Atoms.Count == 0)
            text.Append(CultureInfo.InvariantCulture, $"{size}").Append(term.Atoms.Count == 0 ? "" : times);
        text.AppendJoin(times, term.Atoms.OrderBy(atom => atom is IndexName { Name: var n } && IndexVariables.Contains(n)).Select(Atom));
    }

    private string Atom(IndexAtom atom) => atom switch
    {
        IndexName indexName => name(indexName.Name),
        IndexFloor quotient => $"{floor.Open}{Grouped(quotient.Numerator)}/{Grouped(quotient.Denominator)}{floor.Close}",
        IndexLargest largest => $"max({Write(largest.First)}, {Write(largest.Second)})",
        _ => throw new UnreachableException(),
    };

    private string Grouped(IndexExpression index) =>
        index.Constant >= 0 || index.Terms is [{ Coefficient: 1, Atoms.Count: 1 }] ? Write(index) : $"({Write(index)})";
}
