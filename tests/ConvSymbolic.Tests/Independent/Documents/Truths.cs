namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>What may be said of an equality.</summary>
public enum Truth
{
    /// <summary>It holds: not to be called wrong.</summary>
    Right,

    /// <summary>It fails under what the document states: not to be called right, and to be found.</summary>
    Wrong,

    /// <summary>It fails, but the document leaves room for another layer: not to be called right.</summary>
    Suspect,

    /// <summary>It speaks of something else, or defines: not to be called wrong.</summary>
    Harmless,

    /// <summary>Any verdict will do.</summary>
    Open,
}

/// <summary>Decides equalities by whole numbers.</summary>
public static class Truths
{
    /// <summary>Compares the sides at every index in every world; of several sizes the document fixes none.</summary>
    public static Truth Of(IReadOnlyList<World> worlds, Node left, Node right, Node head)
    {
        var each = worlds.Select(world => In(world, left, right, head)).Distinct().ToList();
        return each.Count == 1 ? each[0] : Truth.Open;
    }

    /// <summary>The truth of an equality of a claim.</summary>
    public static Truth Of(IReadOnlyList<World> worlds, Claim claim, int member) =>
        claim.Text is not null || claim.Kind == "given" ? claim.TruthOfText
        : claim.Kind == Accumulation.Kind ? Accumulation.Of(worlds, claim)
        : Of(worlds, claim.Members[member - 1], claim.Members[member], claim.Members[0]);

    private static Truth In(World world, Node left, Node right, Node head)
    {
        var ranges = Ranges(world, head);
        var free = Free(left).Concat(Free(right)).Distinct()
            .Where(letter => !ranges.ContainsKey(letter) && !world.Sizes.ContainsKey(letter)).ToList();
        foreach (string letter in free)
            ranges[letter] = (world.Base, world.Base + 2);
        var letters = new Dictionary<string, int>(world.Sizes);
        var literal = Compare(world, left, right, [.. ranges], 0, letters, isSwapped: false);
        if (literal == Truth.Right)
            return free.Count == 0 ? Truth.Right : Truth.Open;
        if (literal == Truth.Wrong && left.All().Concat(right.All()).Any(node => node is Applied { Operator: "conv" or "full" }))
        {
            // People write the operands in both orders; only the usual form is known to be meant so.
            bool holds = Compare(world, left, right, [.. ranges], 0, letters, isSwapped: true) != Truth.Wrong;
            return !holds ? Truth.Wrong : IsUsual(left) || IsUsual(right) ? Truth.Right : Truth.Open;
        }
        return literal;
    }

    private static bool IsUsual(Node side) => side is Applied { Operator: "full", Arguments: [Whole { Of: Quantity.OutputGradient }, _] };

    private static Truth Compare(
        World world, Node left, Node right, List<KeyValuePair<string, (int From, int To)>> ranges, int next,
        Dictionary<string, int> letters, bool isSwapped)
    {
        if (next < ranges.Count)
        {
            var result = Truth.Right;
            for (int value = ranges[next].Value.From; value <= ranges[next].Value.To; value++)
            {
                letters[ranges[next].Key] = value;
                var one = Compare(world, left, right, ranges, next + 1, letters, isSwapped);
                if (one == Truth.Wrong)
                    return one;
                if (one == Truth.Open)
                    result = one;
            }
            letters.Remove(ranges[next].Key);
            return result;
        }
        var evaluation = new Evaluation(world);
        var (a, b) = (evaluation.Value(left, letters, isSwapped), evaluation.Value(right, letters, isSwapped));
        return a is null || b is null || !a.Equal(b) ? Truth.Wrong : evaluation.MetOutside ? Truth.Open : Truth.Right;
    }

    /// <summary>The letters of the left side run over the array's own indices.</summary>
    private static Dictionary<string, (int From, int To)> Ranges(World world, Node head)
    {
        Dictionary<string, (int, int)> ranges = [];
        var bound = head.All().OfType<Summation>().SelectMany(sum => sum.Letters).Select(letter => letter.Name).ToHashSet();
        foreach (var entry in head.All().OfType<Entry>())
            for (int axis = 0; axis < entry.At.Count; axis++)
                if (entry.At[axis].IsLetter && entry.At[axis].Parts[0].Letter is var letter && !bound.Contains(letter)
                    && !world.Sizes.ContainsKey(letter))
                    ranges.TryAdd(letter, (world.Base, world.Base + world[entry.Of].Shape[axis] - 1));
        return ranges;
    }

    private static IEnumerable<string> Free(Node node) => node switch
    {
        Entry entry => entry.At.SelectMany(place => place.Parts).SelectMany(part => Place.Letters(part.Letter)),
        Summation sum => Free(sum.Body).Except(sum.Letters.Select(letter => letter.Name)),
        _ => node.Children().SelectMany(Free),
    };
}
