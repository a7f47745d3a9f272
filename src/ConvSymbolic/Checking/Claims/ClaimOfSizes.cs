using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Indices;
using ConvSymbolic.Latex;
using ConvSymbolic.Layers;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Checking.Claims;

/// <summary>A claim about sizes, such as H' = H − K + 1: the same on every axis of every layer, or of the one that is given.</summary>
internal sealed class ClaimOfSizes
{
    private readonly ClaimOptions _options;
    private readonly IReadOnlyList<Equality> _equalities;
    private readonly ClaimLetters _letters;
    private readonly string? _unknown;

    private ClaimOfSizes(ClaimOptions options, IReadOnlyList<Equality> equalities, Dictionary<string, ClaimLetter> letters,
        string? unknown) =>
        (_options, _equalities, _letters, _unknown) = (options, equalities, ClaimLetters.OfSizes(letters), unknown);

    /// <summary>The claim; null where it is about something else.</summary>
    public static ClaimOfSizes? Of(IReadOnlyList<Equality> equalities, ClaimOptions options)
    {
        if (!equalities.All(SizeEquation.IsOfSizes)
            || equalities.SelectMany(equality => new[] { equality.Left.Node, equality.Right.Node }).Any(HasArrays))
            return null;
        var layout = ArrayLayout.Plain(1);
        List<string> names = [.. equalities.SelectMany(equality =>
            SizeEquation.Names(equality.Left.Node).Concat(SizeEquation.Names(equality.Right.Node))).Distinct()];
        if (names.Contains(options.Notation.Input))
            return null;
        var letters = new Dictionary<string, ClaimLetter>(StringComparer.Ordinal);
        var unknown = new List<string>();
        foreach (string name in names)
        {
            if (ClaimLetter.Usual(name, layout) is { } usual)
                letters[name] = usual;
            else
                unknown.Add(name);
        }

        // a = b + c is about anything.
        if (letters.Count == 0 && !equalities.SelectMany(equality => Nodes.Within(equality.Right.Node)).Any(node => node is NumberNode))
            return null;

        // An n_out on the left of H − K + 1 is the output; beside it F is a filter and an n an input. An entry of an array is no size, and of another letter nothing says what it is.
        string? result = IndexName(equalities[0]);
        if (result is not null && unknown.Remove(result))
        {
            if (IsEntry(result, options))
                return null;
            if (!IsOutputName(result, options))
                unknown.Insert(0, result);
            letters[result] = new(ClaimSetting.Output, 0);
        }
        foreach (string name in unknown.Where(name => name != result).ToList())
        {
            ClaimSetting? hinted = SizeFormulas.Hint(name) switch
            {
                'H' => ClaimSetting.Input,
                'K' => ClaimSetting.Filter,
                'o' => ClaimSetting.OutputPadding,
                _ => null,
            };
            if (hinted is { } setting && letters.Values.All(letter => letter.Setting != setting))
                (letters[name], _) = (new(setting, 0), unknown.Remove(name));
        }
        bool isOfLayer = letters.Values.Any(letter => letter.Setting == ClaimSetting.Output) && letters.Count > 1;
        return isOfLayer && letters.Values.Any(letter => letter.Setting is ClaimSetting.Input or ClaimSetting.Filter)
            ? new(options, equalities, letters, unknown.FirstOrDefault()) : null;
    }

    // F_0, X_1: an array of the names in use with a number.
    private static bool IsEntry(string name, ClaimOptions options) => name.Split('_') is [var array, var index]
        && (array == options.Notation.Input || array == options.Notation.Filter || array == options.Notation.Output) && index.All(char.IsDigit);

    // H', H_{out}, O, the extents of an output by one of the usual names.
    private static bool IsOutputName(string name, ClaimOptions options) => name == options.Notation.Output || name.EndsWith('\'') || name.ToLowerInvariant().Split('_', '^') is var parts
        && (parts[0] is "o" or "out" or "output" or "outputsize" || parts.Skip(1).Any(part => part is "o" or "out" or "output" or "new" or "next"));

    // X * F is no product of sizes where nothing but names stands in it.
    private static bool HasArrays(Node side) => Nodes.Within(side).OfType<ProductNode>().Any(product =>
        product.Factors.Skip(1).Any(factor => Products.IsConvolution(factor.Sign))
            && product.Factors.All(factor => IndexReader.NameOf(factor.Factor) is not null));

    private static string? IndexName(Equality equality) => IndexReader.NameOf(equality.Left.Node);

    public ClaimReport Report()
    {
        var report = new ClaimReport { Claim = "", Verdict = Verdict.Undecided, Layer = _options.Layer };
        if (_unknown is not null)
            return report with { Reason = $"{_unknown} is no size that is known here" };
        if (_options.Layer is { } layer)
            return OfLayer(layer, report);
        List<(Layer Layer, bool Holds, string Reason)> decided =
            [.. SmallLayers.Of(1, Kind).Select(small => (Layer: small, Result: At(small))).Where(one => one.Result is not null)
                .Select(one => (one.Layer, one.Result!.Value.Holds, one.Result.Value.Reason))];
        report = report with
        {
            LayersTried = decided.Count,
            LayersHolding = decided.Count(one => one.Holds),
            HoldsWhen = Conditions.Of([.. decided.Select(one => (one.Layer, one.Holds))]),
        };
        var most = ClaimConditionSets.Most(_letters, _options.IsTransposed);
        foreach (var conditions in ClaimConditionSets.Within(most))
        {
            var own = decided.Where(one => conditions.Hold(one.Layer)).ToList();
            if (own.Count > 0 && own.TrueForAll(one => one.Holds) && Covering(conditions, own[0].Layer) is { } parts)
                return report with { Verdict = Verdict.Proved, Scope = Scope.AllSizes, Fixed = parts };
        }
        var wrong = decided.Where(one => !one.Holds && most.Hold(one.Layer)).ToList();
        return wrong.Count > 0 ? report with { Verdict = Verdict.Refuted, Layer = wrong[0].Layer, Reason = wrong[0].Reason }
            : report with { Reason = "no proof for all sizes was found, and no small layer refutes it" };
    }

    private ClaimReport OfLayer(Layer layer, ClaimReport report)
    {
        if (!layer.PaddingBefore.SequenceEqual(layer.PaddingAfter) && _letters.Writes(ClaimSetting.Before)
            && !_letters.Writes(ClaimSetting.After))
            return report with
            {
                Reason = "the padding of the layer is not the same before and behind the data, and the claim has one letter for it",
            };
        if (At(layer) is not var (holds, reason))
            return report with { Reason = "a size has no value in the layer" };
        if (!holds)
            return report with { Verdict = Verdict.Refuted, Reason = reason };
        foreach (var conditions in ClaimConditionSets.Within(ClaimConditionSets.Most(_letters, layer.IsTransposed))
            .Where(conditions => conditions.Hold(layer)))
        {
            if (Covering(conditions, layer) is { } parts)
                return report with { Verdict = Verdict.Proved, Scope = Scope.AllSizes, Layer = null, Fixed = parts };
        }
        return report with { Verdict = Verdict.Proved, Scope = Scope.ThisSize };
    }

    private LayerOptions Kind => new() { Input = 1, Filter = 1, IsTransposed = _options.IsTransposed };

    // Null where a side has no value, as where something is divided by 0.
    private (bool Holds, string Reason)? At(Layer layer)
    {
        for (int axis = 0; axis < layer.Axes; axis++)
        {
            int at = axis;
            int? Value(string name) =>
                _letters.All.TryGetValue(name, out var letter) ? ClaimLetter.ValuesOf(letter.Setting, layer)[at] : null;
            foreach (var equality in _equalities)
            {
                if (SizeValue.Of(equality.Left.Node, Value) is not { } left || SizeValue.Of(equality.Right.Node, Value) is not { } right)
                    return null;
                if (left != right)
                    return (false, IsOutput(equality)
                        ? $"the output's extent along an axis is {left}, and the right side is {right}"
                        : $"the left side is {left}, and the right side is {right}");
            }
        }
        return (true, "");
    }

    private bool IsOutput(Equality equality) =>
        IndexName(equality) is { } name && _letters.All.TryGetValue(name, out var letter) && letter.Setting == ClaimSetting.Output;

    // What stays fixed in a proof for all sizes; null where there is none.
    private IReadOnlyList<string>? Covering(ClaimConditions conditions, Layer kind)
    {
        var ofOneAxis =
            kind.Axes == 1 ? kind : SmallLayers.Make(Kind with { IsTransposed = kind.IsTransposed }, [3], [2], 1, 1, (0, 0), 0)!;
        var given = ClaimSizes.Of(_letters, ArrayLayout.Plain(1), ofOneAxis, hasSettings: false, conditions, isOutputExact: true);
        IndexExpression Size(string name) => given.Letters[name];
        try
        {
            bool isProved = _equalities.All(equality => SizeExpression.Of(equality.Left.Node, Size) is { } left
                && SizeExpression.Of(equality.Right.Node, Size) is { } right && left.IsSame(right));
            return isProved ? ClaimProof.Fixed(given.Layer, conditions) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
