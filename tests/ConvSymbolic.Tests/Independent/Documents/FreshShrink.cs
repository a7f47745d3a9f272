namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>Leaves out of a document whatever a false verdict doesn't need.</summary>
public static class FreshShrink
{
    /// <summary>The document with as few paragraphs as show the same false verdict; what founds the layer stays.</summary>
    public static FreshFinding Of(FreshFinding finding)
    {
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (var (from, to) in Removable(finding).ToList())
                if (FreshMeasure.Check(Without(finding.Document, from, to)).FirstOrDefault(
                    one => one.Equation.Latex == finding.Equation.Latex
                    && one.IsFalseWrong == finding.IsFalseWrong && one.IsFalseRight == finding.IsFalseRight) is { } less)
                {
                    (finding, changed) = (less, true);
                    break;
                }
        }
        return finding;
    }

    /// <summary>Paragraphs with equations, none of which founds anything or is the one in question.</summary>
    private static IEnumerable<(int From, int To)> Removable(FreshFinding finding)
    {
        string text = finding.Document.Text;
        for (int from = 0; from < text.Length;)
        {
            int end = text.IndexOf("\n\n", from, StringComparison.Ordinal), to = end < 0 ? text.Length : end + 2;
            var inside = finding.Document.Equations.Where(equation => equation.Sign >= from && equation.Sign < to).ToList();
            if (inside.Count > 0 && inside.TrueForAll(equation => !equation.Founds && equation.Sign != finding.Equation.Sign))
                yield return (from, to);
            from = to;
        }
    }

    private static FreshDocument Without(FreshDocument document, int from, int to) => document with
    {
        Text = document.Text.Remove(from, to - from),
        Equations = [.. document.Equations.Where(equation => equation.Sign < from || equation.Sign >= to)
            .Select(equation => equation.Sign < from ? equation : equation with { Sign = equation.Sign - (to - from) })],
    };
}
