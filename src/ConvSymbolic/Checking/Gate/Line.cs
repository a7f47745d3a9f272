using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking.Gate;

/// <summary>What a document says in one breath: the equalities of a chain, and their copies elsewhere. Copies are no evidence for each
/// other.</summary>
internal static class Line
{
    /// <summary>The statements of each line; statements that are no equalities are in none.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyList<Statement> statements)
    {
        var lines = new List<List<int>>();
        var byChain = new Dictionary<int, List<int>>();
        var byText = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int k = 0; k < statements.Count; k++)
        {
            if (statements[k] is not Equality equality)
                continue;
            string text = Text(equality);
            if (!byChain.TryGetValue(equality.Chain, out var line) && !byText.TryGetValue(text, out line))
                lines.Add(line = []);
            line.Add(k);
            byChain.TryAdd(equality.Chain, line);
            byText.TryAdd(text, line);
        }
        return lines;
    }

    private static string Text(Equality equality) =>
        string.Concat(equality.Head.Node.Range.Of(equality.Head.Fragment.Text), "=",
            equality.Right.Node.Range.Of(equality.Right.Fragment.Text)).Replace(" ", "", StringComparison.Ordinal);
}
