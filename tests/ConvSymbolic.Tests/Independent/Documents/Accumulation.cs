namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>Lines of a program that adds products to a gradient, over all values of its letters.</summary>
public static class Accumulation
{
    public const string Kind = "accumulation";

    /// <summary>Whether what is added up is the gradient.</summary>
    public static Truth Of(IReadOnlyList<World> worlds, Claim claim)
    {
        var each = worlds.Select(world => Holds(world, (Entry)claim.Members[0], claim.Members[1])).Distinct().ToList();
        return each is [true] ? Truth.Right : each is [false] ? Truth.Wrong : Truth.Open;
    }

    private static bool Holds(World world, Entry left, Node right)
    {
        Dictionary<string, (int From, int To)> ranges = [];
        foreach (var entry in right.All().OfType<Entry>().Append(left))
            for (int axis = 0; axis < entry.At.Count; axis++)
                if (entry.At[axis].IsLetter)
                    ranges.TryAdd(entry.At[axis].Parts[0].Letter, (world.Base, world.Base + world[entry.Of].Shape[axis] - 1));
        var letters = right.All().OfType<Entry>().Append(left).SelectMany(entry => entry.At).SelectMany(place => place.Parts)
            .SelectMany(part => Place.Letters(part.Letter));
        foreach (string letter in letters.Where(letter => !world.Sizes.ContainsKey(letter)))
            ranges.TryAdd(letter, (world.Base - 4, world.Base + 8));
        var total = new Grid(world[left.Of].Shape);
        Add([.. ranges], 0, new Dictionary<string, int>(world.Sizes), values =>
        {
            if (total.Flat([.. left.At.Select(place => place.Evaluate(values) - world.Base)]) is { } at)
                total.Values[at] += new Evaluation(world).Scalar(right, values);
        });
        return total.Equal(world[left.Of]);
    }

    private static void Add(List<KeyValuePair<string, (int From, int To)>> ranges, int next, Dictionary<string, int> letters,
        Action<Dictionary<string, int>> add)
    {
        if (next == ranges.Count)
        {
            add(letters);
            return;
        }
        for (int value = ranges[next].Value.From; value <= ranges[next].Value.To; value++)
        {
            letters[ranges[next].Key] = value;
            Add(ranges, next + 1, letters, add);
        }
    }
}
