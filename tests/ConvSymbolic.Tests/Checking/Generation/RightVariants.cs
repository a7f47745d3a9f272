namespace ConvSymbolic.Tests.Checking.Generation;

/// <summary>Writes right equations in other ways that are right as well.</summary>
public sealed class RightVariants(Random random, Draft draft)
{
    private readonly Random _random = random;
    private readonly Truth[] _truths = Truth.Of(draft);

    /// <summary>A document with one equation written in another way, and the place of it.</summary>
    public sealed record Variant(Draft Draft, Place Place, string Name, Style? Style);

    public static IEnumerable<Variant> Many(int seed, int count)
    {
        for (int made = 0, k = 0; made < count; k++)
        {
            var draft = RandomDocuments.Of(seed + 104_729 * k);
            if (new RightVariants(new Random(seed + 104_729 * k), draft).Make(made) is not { } variant)
                continue;
            yield return variant;
            made++;
        }
    }

    private Variant? Make(int number)
    {
        var places = draft.Places.Where(place => draft.At(place).Kind is not (Kind.Definition or Kind.Step)).ToArray();
        _random.Shuffle(places);
        string name = Ways[number % Ways.Length].Name;
        foreach (var place in places)
        {
            var right = draft.At(place);
            if (name == "renamed")
            {
                var style = draft.Style with { Input = "U", Filter = "V", Output = "R", Loss = "L" };
                return new Variant(draft with { Style = style, Declaration = null }, place, name, null);
            }
            if (name == "spelled")
            {
                // The loss has no letter in dX, and dX is no name where nothing says so.
                if (right.Kind is Kind.Size or Kind.Numbers || draft.Style.Slopes is SlopeStyle.Short)
                    continue;
                var other = draft.Style with { Slopes = Style.Of(_random, SlopeStyle.Fraction, SlopeStyle.Braced, SlopeStyle.Slash, SlopeStyle.Latin), Product = draft.Style.Product.Length == 0 ? @"\cdot" : "" };
                return new Variant(draft, place, name, other);
            }
            if (Ways[number % Ways.Length].Change!(this, right) is not { } changed || !_truths.All(truth => truth.Holds(changed)))
                continue;
            return new Variant(draft.With(place, changed), place, name, null);
        }
        return null;
    }

    private static readonly (string Name, Func<RightVariants, Equation, Equation?>? Change)[] Ways =
    [
        ("reordered-terms", (variants, equation) => variants.Map(equation, term => term is Added { Terms.Length: > 1 } sum && sum.Terms.All(part => part.Sign > 0) ? new Added(variants.Shuffled(sum.Terms)) : null)),
        ("reordered-factors", (variants, equation) => variants.Map(equation, term => term is Times { Factors.Length: > 1 } product && product.Factors.All(factor => factor is not (WholeSlope or WholeLocal or Num)) ? new Times([.. product.Factors.Reverse()]) : null)),
        ("renamed", null),
        ("spelled", null),
        ("zero-term", (variants, equation) => equation.Kind is Kind.Size or Kind.Numbers or Kind.Operator ? null : variants.Once(equation, term => term is Times { Factors: [var first, ..] } and not { Factors: [WholeSlope, ..] } ? new Added(new(1, term), new(1, new Times(first, new Num(0)))) : null)),
        ("plus-zero", (_, equation) => equation.Kind is Kind.Operator or Kind.Matrix || equation.Sides[^1] is Num ? null : With(equation, new Added(equation.Sides[^1] is Added sum ? [.. sum.Terms, new(1, new Num(0))] : [new(1, equation.Sides[^1]), new(1, new Num(0))]))),
        ("brackets", (variants, equation) => equation.Kind == Kind.Operator ? null : variants.Once(equation, term => term is Times { Factors: not [WholeSlope, ..] } or Added { Terms.Length: > 1 } ? new Bracketed(term) : null)),
        ("regrouped", (variants, equation) => variants.Once(equation, term => term switch
        {
            Added { Terms: { Length: > 2 } terms } when terms.All(part => part.Sign > 0) => new Added([new(1, new Bracketed(new Added(terms[..2]))), .. terms[2..]]),
            Summed { Bounds: { Length: > 1 } bounds } sum => new Summed(bounds[..1], new Summed(bounds[1..], sum.Body)),
            _ => null,
        })),
        ("reordered-sums", (variants, equation) => variants.Once(equation, term => term is Summed { Bounds.Length: > 1 } sum ? sum with { Bounds = [.. sum.Bounds.Reverse()] } : null)),
        ("shifted-sum", (variants, equation) => variants.Once(equation, term => term is Summed { Bounds: [.., { First: { } first, Last: { } last } bound] } sum && variants._random.Next(2) * 2 - 1 is var by
            ? sum with { Bounds = [.. sum.Bounds[..^1], bound with { First = first.Plus(by), Last = last.Plus(by) }], Body = Terms.MapIndices(sum.Body, index => Shifted(index, bound.Name, by)) } : null)),
        ("said-twice", (_, equation) => equation.Kind is Kind.Forward or Kind.FilterRow && equation.Sides.Length == 2 ? new Equation(equation.Kind, [.. equation.Sides, equation.Sides[1]]) : null),
    ];

    // m → m − by in the body; a stride with a letter is left alone.
    private static Ix Shifted(Ix index, string name, int by)
    {
        foreach (var part in index.Parts.Where(part => part.Name == name))
            index = part.By is null ? index.Plus(-part.Factor * by) : index with { Parts = [.. index.Parts, new Part(-part.Factor * by, part.By)] };
        return index;
    }

    private static Equation With(Equation equation, Term right) => new(equation.Kind, [.. equation.Sides[..^1], right]);

    private T[] Shuffled<T>(T[] values)
    {
        T[] copy = [.. values];
        _random.Shuffle(copy);
        return copy;
    }

    // Every part that the change applies to, from the inside out; null where there is none.
    private Equation? Map(Equation equation, Func<Term, Term?> change)
    {
        bool isChanged = false;
        Term Changed(Term term)
        {
            var inner = Terms.With(term, [.. Terms.Children(term).Select(Changed)]);
            if (change(inner) is not { } other)
                return inner;
            isChanged = true;
            return other;
        }
        var right = Changed(equation.Sides[^1]);
        return isChanged ? With(equation, right) : null;
    }

    private Equation? Once(Equation equation, Func<Term, Term?> change)
    {
        var changed = Terms.Places(equation.Sides[^1]).Select(place => change(place.Part) is { } other ? place.Put(other) : null).OfType<Term>().ToArray();
        return changed.Length == 0 ? null : With(equation, changed[_random.Next(changed.Length)]);
    }
}
