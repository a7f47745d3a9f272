using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>How an author writes sums, operators and the gradient that arrives: corrections are written like that.</summary>
internal sealed class Writing
{
    private readonly Dictionary<string, Dictionary<string, int>> _sums = new(StringComparer.Ordinal);
    private readonly Dictionary<OperatorKind, Dictionary<string, int>> _words = [];
    private readonly List<(RefForm Reference, TextRange Range, string Text)> _upstream = [];

    public Writing(IEnumerable<Equality> equalities, Func<RefForm, Role?> roleOf)
    {
        foreach (var equality in equalities)
        {
            foreach (var side in (Side[])[equality.Left, equality.Right])
            {
                if (!ReferenceEquals(equality.Left, equality.Head) && ReferenceEquals(side, equality.Left))
                    continue;
                foreach (var form in FormTree.Within(side.Form))
                    Look(form, side.Fragment.Text, roleOf);
            }
        }
    }

    /// <summary>\sum_{n=0}^{N-1} for n, as it is written elsewhere; without limits where it is not.</summary>
    public string Sum(string variable) => _sums.TryGetValue(variable, out var texts) ? Usual(texts) : $"\\sum_{{{variable}}} ";

    /// <summary>The name of an operator, as it is written elsewhere.</summary>
    public string Word(OperatorKind kind, string otherwise) => _words.TryGetValue(kind, out var texts) ? Usual(texts) : otherwise;

    /// <summary>Entries of the gradient that arrives, each with its text.</summary>
    public IReadOnlyList<(RefForm Reference, TextRange Range, string Text)> Upstream => _upstream;

    private static string Usual(Dictionary<string, int> texts) => texts.MaxBy(pair => pair.Value).Key;

    private static void Count<TKey>(Dictionary<TKey, Dictionary<string, int>> all, TKey key, string text)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out var texts))
            all[key] = texts = new(StringComparer.Ordinal);
        texts[text] = texts.GetValueOrDefault(text) + 1;
    }

    private void Look(Form form, string text, Func<RefForm, Role?> roleOf)
    {
        switch (form)
        {
            case BigSumForm sum:
                foreach (var limit in sum.Limits)
                {
                    if (limit is { First: { Range.Length: > 0 } first, Last: { Range.Length: > 0 } last })
                        Count(_sums, limit.Name, $"\\sum_{{{limit.Name}={first.Range.Of(text)}}}^{{{last.Range.Of(text)}}} ");
                }
                break;
            case OperatorForm { NameRange.Length: > 0 } applied when applied.NameRange.Start == applied.Range.Start:
                Count(_words, applied.Kind, applied.NameRange.Of(text));
                break;
            case GradientForm { By.Indices.Count: > 0 } gradient when roleOf(gradient.By) == Role.Output:
                _upstream.Add((gradient.By, gradient.Range, text));
                break;
            case RefForm { Indices.Count: > 0 } reference when roleOf(reference) == Role.Upstream:
                _upstream.Add((reference, reference.Range, text));
                break;
        }
    }
}
