using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking;

/// <summary>
/// Finds where a text turns to another layer with the same letters: O_11 is given anew, by other products, and what stands before and behind fits two layers
/// better than one.
/// </summary>
internal sealed class LayerChanges(IReadOnlyList<Statement> statements, DeclaredContext declared, Survey survey)
{
    private const int MostTests = 8, MostStatements = 200, MostEquations = 16, FewestGained = 2;

    private int _tests;

    /// <summary>The ranges of statements that are about one layer each.</summary>
    public IEnumerable<(int From, int To)> Split(int from, int to)
    {
        int behind = from;
        while (NextRun(from, behind, to) is { } next && _tests++ < MostTests)
        {
            int end = NextRun(next, next, to) ?? to;
            if (IsChange(from, next, end))
            {
                yield return (from, next);
                from = next;
            }
            behind = next + 1;
        }
        yield return (from, to);
    }

    // Where the next forward equations begin, behind a place, that say something else of an entry than those between the start and them; with the matrices before them.
    private int? NextRun(int from, int behind, int to)
    {
        var earlier = new Dictionary<string, string>(StringComparer.Ordinal);
        var own = new List<(string Entry, string Products)>();
        int start = from;
        bool isRun = true;
        for (int k = from; k < to; k++)
        {
            var said = Said(statements[k]);
            if (said is null && !IsShown(statements[k]))
            {
                isRun = false;
                continue;
            }
            if (!isRun)
            {
                foreach (var (entry, products) in own)
                    earlier.TryAdd(entry, products);
                own.Clear();
                (start, isRun) = (k, true);
            }
            if (said is not { } forward)
                continue;
            if (start > behind && earlier.TryGetValue(forward.Entry, out string? before) && before != forward.Products)
                return start;
            own.Add(forward);
        }
        return null;
    }

    private bool IsChange(int from, int next, int to)
    {
        from = Math.Max(from, next - MostStatements);
        List<Statement> before = [.. statements.Skip(from).Take(next - from)], behind = [.. statements.Skip(next).Take(Math.Min(to - next, MostStatements))];
        int apart = Failing(before, before) + Failing(behind, behind);
        int together = Failing([.. before, .. behind], before) + Failing([.. before, .. behind], behind);
        return together - apart >= FewestGained && apart <= together - apart;
    }

    // How many of some equations of entries hold in none of the layers that a text is about.
    private int Failing(List<Statement> text, List<Statement> asked)
    {
        var layers = Inference.Of(text, declared).Select(context => new Judge(context, survey, withCounterexamples: false)).ToList();
        var equations = asked.OfType<Equality>().Where(IsOfEntries).ToList();
        int step = 1 + equations.Count / MostEquations;
        return equations.Where((equality, k) => k % step == 0 && !layers.Any(layer => layer.Holds(equality))).Count();
    }

    private static bool IsOfEntries(Equality equality) => equality is { Left.Form: RefForm { Indices.Count: > 0 } or GradientForm { By.Indices.Count: > 0 }, Right.Form: SumForm or ProductForm };

    // O_11 = X_11 F_11 + …: the entry, and its products in any order.
    private static (string Entry, string Products)? Said(Statement statement)
    {
        if (statement is not Equality { Left.Form: RefForm { Indices.Count: > 0 } entry, Right.Form: SumForm sum } || !sum.Terms.Any(term => term.Term is ProductForm { Factors.Count: 2 }) || Text(entry) is not { } left)
            return null;
        var products = new List<string>();
        foreach (var term in sum.Terms)
        {
            if (term.Term is RefForm)
                continue;
            if (term.Term is not ProductForm { Factors: [{ Factor: RefForm first }, { Factor: RefForm second }] } || Text(first) is not { } one || Text(second) is not { } other)
                return null;
            products.Add(string.CompareOrdinal(one, other) < 0 ? one + other : other + one);
        }
        return (left, string.Join('+', products.Order(StringComparer.Ordinal)));
    }

    private static string? Text(RefForm reference) => reference.Indices.All(index => index.Value.Constant is not null) ? $"{reference.Key}[{string.Join(',', reference.Indices.Select(index => index.Value))}]" : null;

    // X = (X_11 …), (X) * (F) = (O), a lone symbol: what may stand before forward equations.
    private static bool IsShown(Statement statement) => statement is Lone || statement is Equality { Right.Form: GridForm, Left.Form: RefForm or ProductForm or GridForm };
}
