using ConvSymbolic.Calculus;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Models;
using ConvSymbolic.Rewriting;

namespace ConvSymbolic.Derivations;

/// <summary>
/// One strategy for the gradient by any array of a model: the backward rule, the definitions that read the array, then rules in a fixed order.
/// A rule that changes nothing leaves no step.
/// </summary>
internal sealed class ModelSteps
{
    // Letters of the arrays that are differentiated by, where no definition reads them with letters of its own.
    private static readonly string[] Positions = ["m", "q", "r", "w"];

    private readonly Model _model;
    private readonly ModelArray _array;
    private readonly EquatableArray<AxisView> _view;

    private ModelSteps(Model model, string name)
    {
        _model = model;
        _array = model[name];
        _view = ViewOf(_array, [.. model.ReadersOf(name)]);
    }

    /// <summary>The steps from ∂L/∂A[m] to a sum of products in which nothing is differentiated any more; none where nothing reads A.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">The array A.</param>
    public static GradientSteps Of(Model model, string name)
    {
        var steps = new ModelSteps(model, name);
        return new GradientSteps(name, steps._view, model.ReadersOf(name).Any() ? steps.Derive() : []);
    }

    private Element Entry => new(new Symbol(_array.Name), [], [.. _view.Select(axis => axis.Index)]);

    private Chain Derive() => new Chain(new Derivative(LayerSymbols.Loss, Entry))
        .Then(Rules.ChainRule, _ => Building.Plus(_model.ReadersOf(_array.Name).Select(Contribution)))
        .Then(Rules.ForwardFormula, expression => expression.Transform(node => node is Derivative { Of: Element of } derivative && Read(of) is { } body
            ? derivative with { Of = body }
            : node))
        .Then(Rules.Linearity, expression => LikeTerms.NumbersFirst(DerivativeRules.PushInwards(expression)))
        .Then(Rules.SymbolDerivative, DerivativeRules.ResolveSymbols)
        .Then(Rules.Distribute, Distributed)
        .Then(Rules.ExchangeSums, expression => Terms(expression, SumRules.Flatten))
        .Then(Rules.Distribute, Distributed)
        .Then(Rules.Digits, expression => Terms(expression, SplitDigits))
        .Then(Rules.Contract, expression => Unprime(Terms(expression, Contract)))
        .Then(Rules.Collect, LikeTerms.Collect);

    private static Expression Distributed(Expression expression) => LikeTerms.NumbersFirst(SumRules.Distribute(expression));

    // Σ_i' ∂L/∂D[i'] · ∂D[i']/∂A[m].
    private Expression Contribution(Definition definition)
    {
        var output = (Element)Primed(definition.Entry, definition);
        return Building.SumOver(
            definition.Letters.Select(letter => letter with { Name = letter.Name + "'" }),
            Building.Times(new Derivative(LayerSymbols.Loss, output), new Derivative(output, Entry)));
    }

    // The body of the definition that the entry is of, with its letters primed as the entry's are.
    private Expression? Read(Element entry) => _model.Definitions.FirstOrDefault(definition => Primed(definition.Entry, definition).Equals(entry)) is { } definition
        ? Primed(definition.Body, definition)
        : null;

    private static Expression Primed(Expression expression, Definition definition)
    {
        var letters = definition.Ranges;
        IndexExpression? Prime(string name) => letters.ContainsKey(name) ? IndexExpression.Variable(name + "'") : null;
        return expression.Transform(node => node is Summation sum
            ? sum with { Ranges = sum.Ranges.Map(range => new IndexRange(range.Name + "'", range.First.Substitute(Prime), range.Last.Substitute(Prime))) }
            : node).Substitute(Prime);
    }

    // Where the array is read with letters that run over its axes, those are its letters; so the matrix W[k,q] has k and q.
    private static EquatableArray<AxisView> ViewOf(ModelArray array, Definition[] readers)
    {
        var axes = new List<AxisView>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (int axis = 0; axis < array.Extents.Count; axis++)
        {
            var read = readers.SelectMany(definition => definition.Reads.Where(entry => entry.Array.Equals(new Symbol(array.Name)))
                .Select(entry => AxisView.Running(entry.Subscript[axis], array.Extents[axis], definition.Ranges))).Distinct().ToArray();
            if (array.Extents[axis].Constant == 1)
            {
                axes.Add(new AxisView([]));
                continue;
            }
            var view = read is [{ } only] && only.Letters.All(letter => !taken.Contains(letter.Name)) ? only : null;
            view ??= AxisView.Of(Positions.Concat(Enumerable.Range(1, int.MaxValue - 1).Select(k => FormattableString.Invariant($"m{k}"))).First(letter => !taken.Contains(letter)), array.Extents[axis]);
            axes.Add(view);
            taken.UnionWith(view.Letters.Select(letter => letter.Name));
        }
        return [.. axes];
    }

    private static Expression Terms(Expression expression, Func<Expression, Expression> map) =>
        expression is Sum sum ? Building.Plus(sum.Terms.Select(map)) : map(expression);

    private Expression SplitDigits(Expression term)
    {
        var ranges = term.Nodes().OfType<Summation>().SelectMany(sum => sum.Ranges).ToDictionary(range => range.Name, StringComparer.Ordinal);
        return term.Transform(node => node is not Bracket bracket ? node : new Bracket([.. bracket.Conditions.SelectMany(condition =>
            _view.FirstOrDefault(axis => axis.Letters.Count > 1 && axis.Index == condition.Right) is { } view && view.DigitsOf(condition.Left, ranges) is { } digits
                ? digits.Select((digit, k) => new IndexCondition(digit, view.Letters[k].Name))
                : [condition])]));
    }

    private Expression Contract(Expression term)
    {
        if (term is not Summation sum)
            return term;
        var free = _view.SelectMany(axis => axis.Letters).ToDictionary(letter => letter.Name, letter => letter.Last + 1, StringComparer.Ordinal);
        return Contraction.Apply(sum, [.. sum.Ranges.Select(range => range.Name)], free, RunsOver);
    }

    private bool RunsOver(Element entry, int axis, IndexRange range) =>
        entry.Array is Symbol array && range.First == IndexExpression.Zero && range.Last + 1 == _model[array.Name].Extents[axis];

    // A letter that is summed over needs its prime no longer where nothing else in the term has the plain letter.
    private Expression Unprime(Expression expression) => Terms(expression, term =>
    {
        if (term is not Summation sum)
            return term;
        var taken = sum.Ranges.Select(range => range.Name).Concat(_view.SelectMany(axis => axis.Letters).Select(letter => letter.Name)).ToHashSet(StringComparer.Ordinal);
        string Plain(string name) => name.EndsWith('\'') && !taken.Contains(name[..^1]) ? name[..^1] : name;
        IndexExpression? Renamed(string name) => sum.Ranges.Any(range => range.Name == name) ? Plain(name) : (IndexExpression?)null;
        return new Summation(
            sum.Ranges.Map(range => new IndexRange(Plain(range.Name), range.First.Substitute(Renamed), range.Last.Substitute(Renamed))),
            sum.Body.Substitute(Renamed));
    });
}
