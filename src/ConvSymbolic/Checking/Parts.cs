using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Documents;

namespace ConvSymbolic.Checking;

/// <summary>A layer that a document, or some sections of it, is about.</summary>
/// <param name="Context">What is known of it.</param>
/// <param name="Judge">Judges what is said of it.</param>
/// <param name="From">The first statement that can be about it.</param>
/// <param name="To">The first statement behind those.</param>
internal sealed record Part(Context Context, Judge Judge, int From, int To);

/// <summary>Splits a document where another layer of the same names begins.</summary>
internal static class Parts
{
    public static IReadOnlyList<Part> Of(MathDocument document, IReadOnlyList<Statement> statements, Survey survey, CheckOptions options)
    {
        var parts = new List<Part>();
        var specials = SpecialCase.Of(document);
        foreach (var (from, to, declaration) in Ranges(document, statements))
        {
            var declared = DeclaredContext.Read([declaration, options.Declaration ?? ""]);
            var own = statements.Skip(from).Take(to - from).ToList();
            var contexts = Inference.Of(own, declared);
            foreach (var context in contexts)
                parts.Add(new Part(context, new Judge(context, survey, options.WithCounterexamples), from, to));
            foreach (var special in specials.Where(special => contexts.Any(special.Concerns)))
            {
                int start = statements.TakeWhile(statement => statement.Offset < special.From).Count(), end = statements.TakeWhile(statement => statement.Offset < special.To).Count();
                foreach (var context in Inference.Of(own, declared.With(special)).Where(special.Concerns))
                    parts.Add(new Part(context, new Judge(context, survey, options.WithCounterexamples), Math.Max(from, start), Math.Min(to, end)));
            }
        }
        return parts;
    }

    // What is declared holds from there to the next declaration; the first one also for what stands before it.
    private static List<(int From, int To, string Declaration)> Ranges(MathDocument document, IReadOnlyList<Statement> statements)
    {
        var starts = new List<(int At, string Text)>();
        foreach (var declaration in document.Declarations.OrderBy(declaration => declaration.Offset))
        {
            int at = starts.Count == 0 ? 0 : statements.TakeWhile(statement => statement.Offset < declaration.Offset).Count();
            if (starts.Count > 0 && (starts[^1].At == at || (starts.Count == 1 && at == 0)))
                starts[^1] = (starts[^1].At, starts[^1].Text + " " + declaration.Text);
            else
                starts.Add((at, declaration.Text));
        }
        if (starts.Count == 0)
            starts.Add((0, ""));
        var ranges = new List<(int, int, string)>();
        for (int k = 0; k < starts.Count; k++)
        {
            int end = k + 1 < starts.Count ? starts[k + 1].At : statements.Count;
            ranges.AddRange(Sections(document, statements, starts[k].At, end).Select(range => (range.From, range.To, starts[k].Text)));
        }
        return ranges;
    }

    // Sections whose matrices or entries have other extents than those before are about another layer.
    private static List<(int From, int To)> Sections(MathDocument document, IReadOnlyList<Statement> statements, int from, int to)
    {
        var ranges = new List<(int From, int To)>();
        Dictionary<string, long>? extents = null;
        var starts = document.Headings.Select(heading => heading.Offset).Append(int.MaxValue).ToList();
        int next = 0;
        for (int k = from; k <= to;)
        {
            while (next < starts.Count && (k == to ? starts[next] != int.MaxValue : starts[next] <= statements[k].Offset))
                next++;
            int end = k;
            while (end < to && statements[end].Offset < starts[Math.Min(next, starts.Count - 1)])
                end++;
            var own = Extents(statements.Skip(k).Take(end - k));
            if (extents is not null && own is not null && own.Any(pair => extents.TryGetValue(pair.Key, out long before) && before != pair.Value))
            {
                ranges.Add((from, k));
                (from, extents) = (k, null);
            }
            extents ??= own;
            if (end == k)
                break;
            k = end;
        }
        ranges.Add((from, to));
        return ranges;
    }

    // The extents of complete matrices with entries of one symbol, in forward equations of matrices alone.
    private static Dictionary<string, long>? Extents(IEnumerable<Statement> section)
    {
        var extents = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var equality in section.OfType<Equality>())
        {
            var grids = FormTree.Within(equality.Left.Form).Concat(FormTree.Within(equality.Right.Form)).OfType<GridForm>().Where(grid => grid.Rows.Count > 0 && grid.Rows[0].Count > 0).ToList();
            foreach (var grid in grids)
            {
                if (grid.Rows[0][0] is RefForm { Indices.Count: > 0 } first && Introductions.AreOwnEntries(grid, first))
                    extents[first.Key] = grid.Rows.Count * 1000L + grid.Columns;
            }
        }
        return extents.Count == 0 ? null : extents;
    }
}
