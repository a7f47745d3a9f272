using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Checking.Contexts;

// Which of two arrays is the filter.
internal sealed partial class Inference
{
    private const string FilterLetters = "F W w f K k omega theta Theta h H Omega", InputLetters = "X x I A a Z z i";

    private void DecideFilter(string first, string second, List<Triple> triples)
    {
        // What a forward equation says is not overruled by a rotation of the wrong array.
        if (Sliding(first, second, _facts.Where(fact => !fact.IsGradient)) is { } summed)
            Take(summed, first, second, $"{summed} is the filter: its indices are summed over, those of {Other(summed, first, second)} move with the output.");
        else if (((string[])[first, second]).Where(_declared.CalledFilters.Contains).ToArray() is [var called])
            Take(called, first, second, $"{called} is the filter: the text calls it so.");
        else if (Rotated(triples) is { } rotated && !IsLarger(rotated, Other(rotated, first, second)))
            Take(rotated, first, second, $"{rotated} is the filter: it is the one that is rotated.");
        else if (Sliding(first, second, _facts) is { } filter)
            Take(filter, first, second, $"{filter} is the filter: its indices are summed over, those of {Other(filter, first, second)} move with the output.");
        else if (Smaller(first, second) is { } small)
            Take(small.Key, first, second,
                $"{small.Key} is the filter: it has {Diagnostics.Counted.Entries(small.Extent)} along an axis, "
                + $"{Other(small.Key, first, second)} has {small.Larger}.");
        else if (Repeated(first, second) is { } repeated)
            Take(repeated, first, second, $"{repeated} is the filter: every output uses the same entries of it.");
        else
            ByLetter(first, second, triples);
        string says = Counted.Of(triples.Count, "equation says", "equations say");
        _evidence.Add($"{Shown(_output)} is the output of {Shown(_input)} and {Shown(_filter)}: {says} how they belong together.");
    }

    // Nothing slides over what is smaller on every axis: its rotation is a slip.
    private bool IsLarger(string key, string other) => Stated(key) is { } one && Stated(other) is { } two
        && one.Count == two.Count && one.Zip(two).All(pair => pair.First > pair.Second);

    private List<long>? Stated(string key) => _shapes.FirstOrDefault(shape => shape.Array.Key == key
        && shape.Extents.All(extent => extent.Constant is not null))?.Extents.Select(extent => extent.Constant!.Value).ToList();

    private static string Shown(string key) => key == "*" ? "what has no name of its own" : key.StartsWith(FactReader.Unknown[0]) ? "the next layer's array" : key;

    private static string Other(string key, string first, string second) => key == first ? second : first;

    private void Take(string filter, string first, string second, string evidence)
    {
        (_filter, _input) = (filter, Other(filter, first, second));
        _evidence.Add(evidence);
    }

    private static string? Rotated(List<Triple> triples) =>
        triples.Where(triple => triple.Rotated is not null).GroupBy(triple => triple.Rotated!).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key;

    // In Σ_m X_{i+m} F_m the input has the index that moves; in ∂L/∂F_m = Σ_i G_i X_{i+m} as well; in ∂L/∂X_i = Σ_m G_{i−m} F_m the target is the input.
    private static string? Sliding(string first, string second, IEnumerable<Fact> facts)
    {
        var votes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            if (fact.IsNumeric)
                continue;
            foreach (var product in fact.Products)
            {
                string? input = null;
                if (Moves(product.Right, fact))
                    input = fact.IsGradient && RunsBack(product.Right, fact) ? fact.Target.Key : product.Right.Key;
                else if (Moves(product.Left, fact))
                    input = fact.IsGradient ? fact.Target.Key : product.Left.Key;
                if (input is not null && (input == first || input == second))
                    votes[Other(input, first, second)] = votes.GetValueOrDefault(Other(input, first, second)) + 1;
            }
        }
        return votes.Count == 0 ? null : votes.MaxBy(pair => pair.Value).Key;
    }

    // Whether an index has two variables: one of a sum and another.
    private static bool Moves(RefForm reference, Fact fact) =>
        reference.Indices.Any(index => index.Value.Names.Distinct().Any(name => fact.Limits.Any(limit => limit.Name == name))
            && index.Value.Names.Distinct().Count(name => fact.Limits.Any(limit => limit.Name == name) || fact.Target.Indices.Any(other => other.Value.Contains(name))) >= 2);

    // F_{p−i} in ∂L/∂X_p = Σ_i G_i F_{p−i}: the filter, for which the input gives the place.
    private static bool RunsBack(RefForm reference, Fact fact) => reference.Indices.Where(index => index.Value.Names.Distinct().Skip(1).Any()).All(index =>
        fact.Limits.Any(limit => SymbolicAxis.Coefficient(index.Value, limit.Name) is { Constant: < 0 })
        && fact.Target.Indices.Any(target => target.Variable is { } name && SymbolicAxis.Coefficient(index.Value, name) is { Constant: > 0 }));

    private (string Key, long Extent, long Larger)? Smaller(string first, string second)
    {
        if (Extent(first) is not { } one || Extent(second) is not { } two || one == two)
            return null;
        return one < two ? (first, one, two) : (second, two, one);
    }

    // How many values the indices of an array take along the axis where they take most.
    private long? Extent(string key)
    {
        long? low = null, high = null;
        foreach (var reference in _forms.References)
        {
            if (reference.Key != key)
                continue;
            foreach (var index in reference.Indices)
            {
                if (index.Value.Constant is not { } value)
                    continue;
                low = Math.Min(low ?? value, value);
                high = Math.Max(high ?? value, value);
            }
        }
        return high - low + 1;
    }

    private string? Repeated(string first, string second)
    {
        var forward = _facts.Where(fact => !fact.IsGradient && fact.IsNumeric).ToList();
        if (forward.Count < 2)
            return null;
        int Distinct(string key) => forward
            .Select(fact => string.Join(';', fact.Products.SelectMany(product => new[] { product.Left, product.Right }).Where(reference => reference.Key == key).Select(Position).Order()))
            .Distinct().Count();
        int one = Distinct(first), two = Distinct(second);
        return one == two ? null : one < two ? first : second;
    }

    private static string Position(RefForm reference) => string.Join(',', reference.Indices.Select(index => index.Value.ToString()));

    private void ByLetter(string first, string second, List<Triple> triples)
    {
        int Score(string key)
        {
            string letter = key.Split('^')[0];
            return (FilterLetters.Split(' ').Contains(letter) ? 1 : 0) - (InputLetters.Split(' ').Contains(letter) ? 1 : 0);
        }
        int one = Score(first), two = Score(second);
        if (one != two)
            Take(one > two ? first : second, first, second, $"{(one > two ? first : second)} is taken for the filter by its letter: nothing else tells.");
        else if (triples.FirstOrDefault(triple => triple.IsLastFilter) is { } triple)
            Take(triple.Second, first, second, $"{triple.Second} is taken for the filter: it stands second in the convolution.");
        else
            Take(second, first, second, $"{second} is taken for the filter: nothing tells.");
    }
}
