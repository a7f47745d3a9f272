namespace ConvSymbolic.Tests.Checking.Generation;

// How each slip is made: every equation that has it, from a right one.
public sealed partial class SlipGenerator
{
    private delegate IEnumerable<Equation> Maker(SlipGenerator generator, Place place, Equation right);

    private static readonly Dictionary<string, Maker> Makers = new(StringComparer.Ordinal)
    {
        ["wrong-index"] = (generator, _, right) => Replace(right, term => WithIndices(term, generator.Others)),
        ["transposed-indices"] = (_, _, right) => Replace(right, term => WithIndices(term, (_, at) => at.Length >= 2 && !at[^1].Same(at[^2]) ? [[.. at[..^2], at[^1], at[^2]]] : [])),
        ["off-by-one"] = (_, _, right) => Replace(right, term => WithIndices(term, (_, at) =>
            at.SelectMany((index, k) => index.IsNumber ? [] : new[] { At(at, k, index.Plus(1)), At(at, k, index.Plus(-1)) }))),
        ["free-index"] = (generator, _, right) => Replace(right, term => WithIndices(term, (_, at) => at.SelectMany((index, k) => index.Parts.Where(part => part.By is null).Select(part =>
            At(at, k, index with { Parts = [.. index.Parts.Select(other => other == part ? part with { Name = generator.Unused(right) } : other)] }))))),
        ["copied-row"] = (generator, place, right) => right.Kind is Kind.Forward or Kind.FilterRow or Kind.InputRow or Kind.Chain && Right(right) is Added
            ? generator.Neighbours(place).Where(other => other.Sides.Length == 2 && other.Sides[1] is Added).Select(other => Put(right, Right(other))) : [],
        ["stale-left-side"] = (generator, place, right) => right.Kind is Kind.Forward or Kind.FilterRow or Kind.InputRow or Kind.Chain && Right(right) is Added && place.Row > 0
            ? [new Equation(right.Kind, [generator._draft.At(place with { Row = place.Row - 1 }).Sides[0], .. right.Sides[1..]])] : [],
        ["missing-term"] = (_, _, right) => right.Kind is Kind.Size or Kind.Numbers ? [] : Replace(right, term => term is Added { Terms.Length: > 1 } sum && !sum.Terms.Any(part => part.Term is Version)
            ? sum.Terms.Select((_, k) => Sum([.. sum.Terms[..k], .. sum.Terms[(k + 1)..]])) : []),
        ["extra-term"] = (generator, place, right) => right.Kind is Kind.Forward or Kind.FilterRow or Kind.InputRow or Kind.Chain && Right(right) is Added sum
            ? generator.Neighbours(place).SelectMany(other => Right(other) is Added more ? more.Terms : []).Where(part => part.Term is Times && !sum.Terms.Any(own => Same(own.Term, part.Term)))
                .Select(part => Put(right, new Added([.. sum.Terms, part]))) : [],
        ["missing-factor"] = (_, _, right) => right.Kind is Kind.Numbers or Kind.Size or Kind.Step ? [] : Replace(right, term => term is Times { Factors.Length: 2 } product && product.Factors.All(factor => factor is not Num)
            ? product.Factors : []),
        ["wrong-sign"] = (_, _, right) => right.Kind is Kind.Size ? [] : Replace(right, term => term is Added sum
            ? sum.Terms.Select((part, k) => (part, k)).Where(pair => pair.k > 0).Select(pair => (Term)new Added([.. sum.Terms.Select((part, k) => k == pair.k ? part with { Sign = -part.Sign } : part)])) : []),
        ["wrong-variable"] = (_, _, right) => right.Kind is Kind.Numbers or Kind.Size ? [] : Replace(right, OtherLetters),
        ["wrong-number"] = (_, _, right) => right.Kind switch
        {
            Kind.Numbers => ((Num)Right(right)).Value is var value ? [Put(right, new Num(value + 1)), Put(right, new Num(value - 1)), Put(right, new Num(value + 3))] : [],
            Kind.Size when right.Sides[0] is Num number => [new Equation(Kind.Size, new Num(number.Value + 1), right.Sides[1])],
            _ => [],
        },
        ["wrong-limit"] = (generator, place, right) => Replace(right, term => term is Summed sum
            ? sum.Bounds.SelectMany((bound, k) => bound is { First: { } first, Last: { } last } && generator.IsUsual(place, bound)
                ? new[] { bound with { First = first.Plus(1) }, bound with { Last = last.Plus(-1) }, bound with { First = first.Plus(-1) }, bound with { Last = last.Plus(1) } }
                    .Select(other => sum with { Bounds = [.. sum.Bounds.Select((old, n) => n == k ? other : old)] }) : []) : []),
        ["missing-rotation"] = (generator, _, right) => right.Kind is Kind.Sum or Kind.InputRow ? generator.Mixed(right) : Replace(right, term => term is Applied { Op: Op.Rotate } rotated ? [rotated.Operands[0]] : []),
        ["double-rotation"] = (_, _, right) => Replace(right, term => term is Applied { Op: Op.Conv or Op.Full } applied
            ? applied.Operands.Select((operand, k) => (operand, k)).Where(pair => pair.operand is Whole { Of: Letter.Filter } or WholeSlope or Applied { Op: Op.Rotate })
                .Select(pair => (Term)(applied with { Operands = [.. applied.Operands.Select((old, n) => n == pair.k ? new Applied(Op.Rotate, [old]) : old)] })) : []),
        ["valid-for-full"] = (_, _, right) => Replace(right, term => term is Applied { Op: Op.Full } applied ? [applied with { Op = Op.Conv }] : []),
        ["full-for-valid"] = (_, _, right) => Replace(right, term => term is Applied { Op: Op.Conv, Arguments.Length: 0 } applied ? [applied with { Op = Op.Full }] : []),
        ["correlation-for-convolution"] = (generator, _, right) => right.Kind == Kind.Forward ? generator.Mixed(right) : [],
        ["stride-dropped"] = (_, _, right) => right.Kind switch
        {
            Kind.Operator => Replace(right, term => term is Applied { Arguments.Length: > 1 } applied && applied.Arguments.Any(argument => argument.Name == "stride")
                ? [applied with { Arguments = [.. applied.Arguments.Where(argument => argument.Name != "stride")] }] : term is Applied { Op: Op.Stuff } stuffed ? [stuffed.Operands[0]] : []),
            Kind.Sum or Kind.Local => WithoutFactors(right, part => "ijrthw".Contains(part.Name[0], StringComparison.Ordinal)),
            _ => [],
        },
        ["dilation-dropped"] = (_, _, right) => right.Kind switch
        {
            Kind.Operator => Replace(right, term => term is Applied { Arguments.Length: > 1 } applied && applied.Arguments.Any(argument => argument.Name == "dilation")
                ? [applied with { Arguments = [.. applied.Arguments.Where(argument => argument.Name != "dilation")] }] : []),
            Kind.Sum or Kind.Local => WithoutFactors(right, part => "mlabuvq".Contains(part.Name[0], StringComparison.Ordinal)),
            _ => [],
        },
        ["wrong-padding"] = (_, _, right) => right.Kind switch
        {
            Kind.Operator => Replace(right, term => term is Applied { Arguments.Length: > 0 } applied && applied.Arguments.Any(argument => argument.Name == "padding")
                ? [applied with { Arguments = [.. applied.Arguments.Select(argument => argument.Name == "padding" ? argument with { Value = argument.Value + 1 } : argument)] }] : []),
            Kind.Sum or Kind.Local => Replace(right, term => WithIndices(term, (_, at) => at.SelectMany((index, k) => index.Parts.Where(part => part.Name == "p" && index.Parts.Length > 1).Select(part => At(at, k, index with { Parts = [.. index.Parts.Where(other => other != part)] }))))),
            _ => [],
        },
        ["missing-channel-sum"] = (generator, place, right) => WithoutBound(right, name => name is "c" or "k", generator, place),
        ["missing-batch-sum"] = (generator, place, right) => WithoutBound(right, name => name is "n", generator, place),
        ["missing-sum"] = (generator, place, right) => WithoutBound(right, name => name is not ("c" or "k" or "n"), generator, place, except: Letter.Bias),
        ["bias-not-summed"] = (generator, _, right) => right.Sides[0] is Slope { By: Letter.Bias } && Terms.Within(Right(right)).OfType<Slope>().FirstOrDefault() is { } slope
            ? [Put(right, new WholeSlope(Letter.Output)), Put(right, slope)] : [],
        ["unequal-chain"] = (generator, _, right) => right switch
        {
            { Kind: Kind.Step, Sides: [Version version, _] } => [Chained(right, new WholeSlope(version.Of), new Times(new WholeSlope(Letter.Output), new WholeLocal(version.Of)))],
            { Kind: Kind.Chain, Sides: [_, Added { Terms: [{ Term: Times { Factors: [Slope slope, Local local] } first }, ..] }] } when generator.Value(local) is { } value => [Chained(right, first, new Times(slope, value))],
            _ => [],
        },
        ["missing-partial"] = (generator, _, right) => generator._draft.Style.Slopes is SlopeStyle.Fraction or SlopeStyle.Braced && right.Kind is not Kind.Step
            ? Replace(right, term => term is Slope { At.Length: > 0 } slope && !(slope.By == Letter.Output && generator._draft.Style.Upstream is not null) ? [slope with { Missing = 1 }, slope with { Missing = 2 }] : []) : [],
        ["missing-subscript"] = (generator, _, right) => generator._draft.Style.Indices == IndexStyle.Digits
            ? Replace(right, term => term is Entry { At: { Length: 2 } at } entry && at.All(index => index.IsNumber) ? [entry with { DropsUnderscore = true }] : []) : [],
        ["wrong-size"] = (_, _, right) => right.Kind switch
        {
            Kind.Size when right.Sides[0] is SizeName => Replace(right, term => term switch
            {
                Added { Terms.Length: > 1 } sum => sum.Terms.Select((_, k) => k).Where(k => k > 0 && sum.Terms[k] is { Term: Num or Times }).SelectMany(k => (Term[])[
                    Sum([.. sum.Terms[..k], .. sum.Terms[(k + 1)..]]),
                    new Added([.. sum.Terms.Select((part, n) => n == k ? part with { Sign = -part.Sign } : part)])]),
                Times { Factors: [Num { Value: 2 }, var padding] } => [padding],
                _ => [],
            }),
            Kind.Matrix => Replace(right, term => term is Grid { Rows: [_, _, ..] } grid ? [new Grid(grid.Rows[..^1]), new Grid([.. grid.Rows.Select(row => row[..^1])])] : []),
            _ => [],
        },
    };

    private IEnumerable<Equation> Neighbours(Place place) => _draft.Sections[place.Section].Equations.Where((other, row) => row != place.Row && other.Kind == _draft.At(place).Kind);

    // What is right by itself, hung on what is right by itself.
    private static Equation Chained(Equation right, Term part, Term other) => new(right.Kind, [.. right.Sides, other]) { Aside = new Equation(right.Kind, part, other) };

    // The factor that a derivative of an output is.
    private Entry? Value(Local local)
    {
        var by = local.By == Letter.Filter ? Letter.Input : Letter.Filter;
        return Independent.ReferenceLayer.Indices(_truths[0].Extents(by)).Select(index => new Entry(by, [.. index.Select(value => new Ix(value + _draft.Style.Base))]))
            .FirstOrDefault(entry => _truths[0].Holds(new Equation(Kind.Local, local, entry)));
    }

    // A letter that stands nowhere in the equation and is no array.
    private string Unused(Equation equation)
    {
        var used = equation.Sides.SelectMany(Terms.Within)
            .SelectMany(term => term switch { Entry entry => entry.At, Slope slope => slope.At, Local local => [.. local.Of, .. local.At], _ => Array.Empty<Ix>() })
            .SelectMany(index => index.Parts).Select(part => part.Name).Concat([_draft.Style.Input, _draft.Style.Filter, _draft.Style.Output]).ToHashSet();
        return new[] { "v", "u", "g", "e", "r", "t" }.First(letter => !used.Contains(letter));
    }

    // A limit that two other equations have.
    private bool IsUsual(Place place, Bound bound) => bound.Last is { IsNumber: false }
        || _draft.Places.Count(other => other != place && _draft.At(other).Sides.SelectMany(Terms.Within).OfType<Summed>().Any(sum => sum.Bounds.Any(same => same.Name == bound.Name))) >= 2;

    // Limits that are written elsewhere, too.
    private bool IsElsewhere(Place place, Bound bound) => bound.First is null
        || _draft.Places.Any(other => other != place && _draft.At(other).Sides.SelectMany(Terms.Within).OfType<Summed>().Any(sum => sum.Bounds.Any(same => same.Name == bound.Name)));

    private static Term Sum(Signed[] terms) => terms is [{ Sign: 1 } one] ? one.Term : new Added(terms);

    private static bool Same(Term one, Term other) => Text(one) == Text(other);

    private static string Text(Term term) => new Ink(new Style { Input = "X", Filter = "F", Output = "O" }).Write(term);

    // Another array in the place of one, with the same indices.
    private static IEnumerable<Term> OtherLetters(Term term) => term switch
    {
        Entry { Of: Letter.Input or Letter.Filter } entry => [entry with { Of = entry.Of == Letter.Input ? Letter.Filter : Letter.Input }],
        Slope { By: Letter.Output, Missing: 0 } slope => [new Entry(Letter.Output, slope.At)],
        Local { By: Letter.Input or Letter.Filter } local => [local with { By = local.By == Letter.Input ? Letter.Filter : Letter.Input }],
        Whole { Of: Letter.Input } => [new Whole(Letter.Output)],
        WholeSlope { By: Letter.Output } => [new Whole(Letter.Output)],
        WholeSlope { By: Letter.Input or Letter.Filter } slope => [new WholeSlope(slope.By == Letter.Input ? Letter.Filter : Letter.Input)],
        _ => [],
    };

    private static IEnumerable<Equation> WithoutBound(Equation right, Func<string, bool> isMeant, SlipGenerator generator, Place place, Letter? except = null) => right.Sides[0] is Slope slope && slope.By == except
        ? []
        : Replace(right, term => term is Summed sum && sum.Bounds.Any(bound => isMeant(bound.Name))
            ? sum.Bounds.Where(bound => isMeant(bound.Name) && generator.IsElsewhere(place, bound)).Select(bound => sum.Bounds.Length == 1 ? sum.Body : (Term)(sum with { Bounds = [.. sum.Bounds.Where(other => other != bound)] })) : []);

    private static IEnumerable<Equation> WithoutFactors(Equation right, Func<Part, bool> isMeant)
    {
        bool HasFactor(Part part) => isMeant(part) && (Math.Abs(part.Factor) > 1 || part.By is not null);
        if (!Terms.Within(Right(right)).Any(term => term is Entry or Slope && (term is Entry entry ? entry.At : ((Slope)term).At).SelectMany(index => index.Parts).Any(HasFactor)))
            return [];
        return [Put(right, Terms.MapIndices(Right(right), index => index with { Parts = [.. index.Parts.Select(part => HasFactor(part) ? new Part(Math.Sign(part.Factor), part.Name) : part)] }))];
    }

    // The filter turned round, all through a row or in the index of a sum.
    private IEnumerable<Equation> Mixed(Equation right)
    {
        switch (right.Kind)
        {
            case Kind.Forward or Kind.InputRow when Right(right) is Added:
                int[] extents = _truths[0].Extents(Letter.Filter);
                Term Turned(Term term) => term is Entry { Of: Letter.Filter } entry
                    ? entry with { At = [.. entry.At.Select((index, axis) => new Ix(extents[axis] - 1 - (index.Constant - _draft.Style.Base) + _draft.Style.Base))] }
                    : Terms.With(term, [.. Terms.Children(term).Select(Turned)]);
                var turned = Turned(Right(right));
                return Terms.Within(turned).Zip(Terms.Within(Right(right))).Count(pair => pair.First is Entry first && pair.Second is Entry second && !Same(first, second)) > 1 ? [Put(right, turned)] : [];
            case Kind.Sum when !_draft.Layers[0].IsTrueConvolution && _draft.Layers[0].PaddingBefore.All(padding => padding == 0):
                string[] taps = [.. Terms.Within(Right(right)).OfType<Entry>().Where(entry => entry.Of == Letter.Filter).SelectMany(entry => entry.At).Where(index => index.Parts is [{ Factor: 1 }]).Select(index => index.Parts[0].Name)];
                return Terms.Within(Right(right)).OfType<Slope>().Any(slope => slope.At.Any(index => index.Parts.Length > 1))
                    ? [Put(right, Terms.MapIndices(Right(right), index => index.Parts.Length > 1 && index.Parts.Any(part => taps.Contains(part.Name))
                        ? new Ix(-index.Constant, [.. index.Parts.Select(part => taps.Contains(part.Name) ? part with { Factor = -part.Factor } : part)]) : index))]
                    : [];
            default:
                return [];
        }
    }
}
