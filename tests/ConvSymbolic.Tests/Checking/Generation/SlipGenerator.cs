namespace ConvSymbolic.Tests.Checking.Generation;

/// <summary>A document with one slip in it.</summary>
/// <param name="Draft">The document.</param>
/// <param name="Right">The document without the slip.</param>
/// <param name="Place">Where the slip is.</param>
/// <param name="Slip">Its name.</param>
public sealed record SlippedDraft(Draft Draft, Draft Right, Place Place, string Slip);

/// <summary>Makes one slip of a given name in a right document.</summary>
public sealed partial class SlipGenerator(Random random, Draft draft)
{
    private readonly Draft _draft = draft;
    private readonly Truth[] _truths = Truth.Of(draft);

    /// <summary>Documents with slips of all names in turn.</summary>
    public static IEnumerable<SlippedDraft> Many(int seed, int count)
    {
        string[] names = [.. Names];
        int number = seed;
        for (int made = 0, k = 0; made < count; k++)
        {
            // The next document that has a place for it; a rare slip gives way to the next one.
            for (int tries = 0; tries < 40; tries++, number += 7919)
            {
                if (new SlipGenerator(new Random(number), RandomDocuments.Of(number)).Make(names[k % names.Length]) is not { } slipped)
                    continue;
                yield return slipped;
                made++;
                number += 7919;
                break;
            }
        }
    }

    /// <summary>The names of the slips that are made.</summary>
    public static IReadOnlyCollection<string> Names => Makers.Keys;

    /// <summary>A slip of this name somewhere in the document; null where none fits.</summary>
    public SlippedDraft? Make(string name)
    {
        var places = _draft.Places.ToArray();
        random.Shuffle(places);
        foreach (var place in places)
        {
            var right = _draft.At(place);
            if (right.Kind == Kind.Definition || IsAllThereIs(place))
                continue;
            var slips = Makers[name](this, place, right).ToArray();
            if (slips.Length == 0)
                continue;
            random.Shuffle(slips);
            foreach (var slip in slips.Take(4))
            {
                if (!IsTold(place, slip))
                    continue;
                if (IsWritten(name) ? slip != right : _truths.All(truth => !truth.Holds(slip)))
                    return new SlippedDraft(_draft.With(place, slip), _draft, place, name);
            }
        }
        return null;
    }

    // Slips of writing leave the meaning alone.
    private static bool IsWritten(string name) => name is "missing-partial" or "missing-subscript";

    // The only forward equation of index sums says what the layer is: a slip in it makes another layer.
    private bool IsAllThereIs(Place place) => place.Section == 0 && _draft.Sections[0].Equations.Length == 1 && _draft.At(place).Kind == Kind.Sum;

    // A size that stands in this equation alone means what the equation says of it.
    private bool IsTold(Place place, Equation slip)
    {
        string[] sizes = [.. _draft.Sizes[0].Keys.Where(name => Uses(slip, name))];
        return sizes.All(name => _draft.Places.Any(other => other != place && Uses(_draft.At(other), name)));
    }

    private static bool Uses(Equation equation, string size) => equation.Sides.SelectMany(Terms.Within).Any(term => term switch
    {
        Entry entry => entry.At.Any(index => IsIn(index, size)),
        Slope slope => slope.At.Any(index => IsIn(index, size)),
        Summed sum => sum.Bounds.Any(bound => (bound.First is { } first && IsIn(first, size)) || (bound.Last is { } last && IsIn(last, size))),
        _ => false,
    });

    private static bool IsIn(Ix index, string size) => index.Parts.Any(part => part.Name == size || part.By == size);

    private static Equation Put(Equation equation, Term right) => new(equation.Kind, [.. equation.Sides[..^1], right]);

    private static Term Right(Equation equation) => equation.Sides[^1];

    private static IEnumerable<Equation> Replace(Equation equation, Func<Term, IEnumerable<Term>> change) =>
        from place in Terms.Places(Right(equation))
        from other in change(place.Part)
        select Put(equation, place.Put(other));

    // The indices of an entry, with others in their place.
    private static IEnumerable<Term> WithIndices(Term term, Func<Letter, Ix[], IEnumerable<Ix[]>> change) => term switch
    {
        Entry { At.Length: > 0 } entry => change(entry.Of, entry.At).Select(at => entry with { At = at }),
        Slope { At.Length: > 0 } slope => change(slope.By, slope.At).Select(at => slope with { At = at }),
        Local local => change(Letter.Output, local.Of).Select(of => (Term)new Local(of, local.By, local.At)).Concat(change(local.By, local.At).Select(at => new Local(local.Of, local.By, at))),
        _ => [],
    };

    private IEnumerable<Ix[]> Others(Letter of, Ix[] at)
    {
        int[] extents = _truths[0].Extents(of);
        if (at.All(index => index.IsNumber))
            return Independent.ReferenceLayer.Indices(extents).Select(index => index.Select(value => new Ix(value + _draft.Style.Base)).ToArray()).Where(other => !Same(other, at) && !IsSwap(at, other));
        return [];
    }

    private static bool Same(Ix[] one, Ix[] other) => one.Zip(other).All(pair => pair.First.Same(pair.Second));

    private static bool IsSwap(Ix[] one, Ix[] other) => one.Length >= 2 && Same([.. one[..^2], one[^1], one[^2]], other);

    private static Ix[] At(Ix[] indices, int k, Ix other) => [.. indices.Select((index, n) => n == k ? other : index)];
}
