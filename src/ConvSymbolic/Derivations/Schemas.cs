using ConvSymbolic.Calculus;
using ConvSymbolic.Expressions;
using ConvSymbolic.Indices;
using ConvSymbolic.Layers;
using ConvSymbolic.Rewriting;

namespace ConvSymbolic.Derivations;

/// <summary>
/// Derives each gradient in index notation, for the general entry of a layer: one schema a target, whatever the number of entries. Every
/// step applies its rule to the expression that the step before left; no result is written down by hand. The sizes are numbers or names.
/// </summary>
internal static class Schemas
{
    public static IReadOnlyList<Step> Of(Layer layer, Target target) => Of(LayerSizes.Of(layer), target);

    public static IReadOnlyList<Step> Of(LayerSizes layer, Target target) => target switch
    {
        Target.Output => Forward(layer),
        Target.FilterGradient => Filter(layer),
        Target.InputGradient => Input(layer),
        _ => Bias(layer),
    };

    /// <summary>The entry that the schema of a target is about, with its index letters.</summary>
    public static Element EntryOf(LayerSizes layer, Target target)
    {
        var symbols = new LayerSymbols(layer);
        return target switch
        {
            Target.Output => symbols.Output(LayerSymbols.Image, LayerSymbols.Filter, Variables(symbols.OutputNames)),
            Target.InputGradient => symbols.Input(LayerSymbols.Image, LayerSymbols.Channel, Variables(symbols.InputNames)),
            Target.FilterGradient when layer.IsTransposed => symbols.FilterEntry(LayerSymbols.Channel, LayerSymbols.Named(LayerSymbols.Filter, layer.FiltersPerGroup), Variables(symbols.FilterNames)),
            Target.FilterGradient => symbols.FilterEntry(LayerSymbols.Filter, LayerSymbols.Named(LayerSymbols.Channel, layer.ChannelsPerGroup), Variables(symbols.FilterNames)),
            _ => LayerSymbols.Bias(LayerSymbols.Named(LayerSymbols.Filter, layer.Filters)),
        };
    }

    /// <summary>The numbers of the schema's index letters at an entry.</summary>
    public static Dictionary<string, long> NumbersOf(Layer layer, Target target, int offset)
    {
        var shape = target switch
        {
            Target.Output => layer.OutputShape,
            Target.FilterGradient => layer.FilterShape,
            Target.InputGradient => layer.InputShape,
            _ => layer.BiasShape,
        };
        int[] index = shape.IndexOf(offset);
        var entry = EntryOf(LayerSizes.Of(layer), target);
        EquatableArray<IndexExpression> letters = [.. entry.Superscript, .. entry.Subscript];
        int leading = target == Target.BiasGradient ? 0 : 2;
        var numbers = new Dictionary<string, long>();
        int next = 0;
        for (int axis = 0; axis < index.Length; axis++)
        {
            // Images, channels and filters of which there is one have no letter.
            if (axis < leading && shape[axis] == 1)
                continue;
            if (letters[next++].Names is [var name, ..])
                numbers[name] = index[axis];
        }
        return numbers;
    }

    private static Chain Forward(LayerSizes layer)
    {
        var symbols = new LayerSymbols(layer);
        return new Chain(EntryOf(layer, Target.Output))
            .Then(Rules.ForwardFormula, _ => ForwardFormula.At(
                layer,
                LayerSymbols.Named(LayerSymbols.Image, layer.Batch),
                LayerSymbols.Named(LayerSymbols.Filter, layer.Filters),
                Variables(symbols.OutputNames)))
            .Then(Rules.Reverse, expression => layer.IsTransposed ? SumRules.Reverse(expression, symbols.FilterNames) : expression)
            .Then(Rules.Recognise, expression => Recognition.Apply(layer, Target.Output, expression, symbols.OutputNames));
    }

    private static Chain Filter(LayerSizes layer)
    {
        var symbols = new LayerSymbols(layer);
        return Differentiated(layer, Target.FilterGradient)
            .Then(Rules.ExchangeSums, SumRules.Flatten)
            .Then(Rules.Unstuff, expression => layer.IsTransposed
                ? SumRules.Flatten(SumRules.Unstuff(expression, Names.Input, [.. symbols.InputRanges("'")], [.. layer.Stride]))
                : expression)
            .Then(Rules.Group, expression => ContractGroup(layer, expression))
            .Then(Rules.Contract, expression => Contract(
                layer, Target.FilterGradient, expression, [LayerSymbols.Channel, LayerSymbols.Filter, .. symbols.FilterNames, .. layer.IsTransposed ? symbols.OutputNames : []]))
            .Then(Rules.Recognise, expression => Recognition.Apply(layer, Target.FilterGradient, expression, symbols.FilterNames));
    }

    private static Chain Input(LayerSizes layer)
    {
        var symbols = new LayerSymbols(layer);
        bool isStuffed = !layer.IsTransposed && layer.IsStrided;
        return Differentiated(layer, Target.InputGradient)
            .Then(Rules.ExchangeSums, expression => SumRules.Reorder(SumRules.Flatten(expression), [.. symbols.OutputNames.Select(Primed)]))
            .Then(Rules.Group, expression => ContractGroup(layer, expression))
            .Then(Rules.Contract, expression => Contract(
                layer, Target.InputGradient, expression, [LayerSymbols.Image, LayerSymbols.Channel, LayerSymbols.Filter, .. isStuffed ? [] : symbols.OutputNames]))
            .Then(Rules.Stuff, expression => isStuffed ? SumRules.Stuff(expression, [.. symbols.OutputNames.Select(Primed)], [.. layer.Stride]) : expression)
            .Then(Rules.Reverse, expression => layer.IsTransposed ? expression : SumRules.Reverse(expression, [.. symbols.FilterNames.Select(Primed)]))
            .Then(Rules.Recognise, expression => Recognition.Apply(layer, Target.InputGradient, expression, symbols.InputNames));
    }

    private static Chain Bias(LayerSizes layer) => Differentiated(layer, Target.BiasGradient)
        .Then(Rules.Contract, expression => Contract(layer, Target.BiasGradient, expression, [LayerSymbols.Filter]));

    // ∂L/∂v, the chain rule, the forward formula, and the differentiation of it.
    private static Chain Differentiated(LayerSizes layer, Target target)
    {
        var symbols = new LayerSymbols(layer);
        var entry = EntryOf(layer, target);
        var image = LayerSymbols.Named(Primed(LayerSymbols.Image), layer.Batch);
        var filter = LayerSymbols.Named(Primed(LayerSymbols.Filter), layer.Filters);
        var position = Variables(symbols.OutputNames.Select(Primed));
        var output = symbols.Output(image, filter, position);
        var ranges = LayerSymbols.Over(Primed(LayerSymbols.Image), layer.Batch)
            .Concat(LayerSymbols.Over(Primed(LayerSymbols.Filter), layer.Filters))
            .Concat(symbols.OutputRanges("'"));
        return new Chain(new Derivative(LayerSymbols.Loss, entry))
            .Then(Rules.ChainRule, _ => Building.SumOver(ranges, Building.Times(LayerSymbols.Upstream(output), new Derivative(output, entry))))
            .Then(Rules.ForwardFormula, expression => expression.Transform(node => node is Derivative { Of: Element of } derivative && of.Equals(output)
                ? new Derivative(ForwardFormula.At(layer, image, filter, position, "'"), derivative.By)
                : node))
            .Then(Rules.Linearity, DerivativeRules.PushInwards)
            .Then(Rules.SymbolDerivative, DerivativeRules.ResolveSymbols);
    }

    private static Expression ContractGroup(LayerSizes layer, Expression expression) => layer.IsGrouped
        ? GroupContraction.Apply(expression, LayerSymbols.Channel, Primed(LayerSymbols.Filter), Primed(LayerSymbols.Channel), layer.ChannelsPerGroup, layer.FiltersPerGroup)
        : expression;

    // Contracts the primed copies of the given indices.
    private static Expression Contract(LayerSizes layer, Target target, Expression expression, IEnumerable<string> names) =>
        Contraction.Apply(expression, [.. names.Select(Primed)], FreeExtents(layer, target));

    private static Dictionary<string, IndexExpression> FreeExtents(LayerSizes layer, Target target)
    {
        var symbols = new LayerSymbols(layer);
        bool ofFilter = target == Target.FilterGradient;
        var extents = new Dictionary<string, IndexExpression>
        {
            [LayerSymbols.Image] = layer.Batch,
            [LayerSymbols.Channel] = ofFilter && !layer.IsTransposed ? layer.ChannelsPerGroup : layer.Channels,
            [LayerSymbols.Filter] = ofFilter && layer.IsTransposed ? layer.FiltersPerGroup : layer.Filters,
        };
        if (ofFilter)
        {
            for (int axis = 0; axis < layer.Axes; axis++)
                extents[symbols.FilterNames[axis]] = layer.Filter[axis];
        }
        return extents;
    }

    private static IndexExpression[] Variables(IEnumerable<string> names) => [.. names.Select(IndexExpression.Variable)];

    private static string Primed(string name) => name + "'";
}
