using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Derivations;
using ConvSymbolic.Indices;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Checking.Judging;

/// <summary>Asks the proof for all sizes about equalities that are right. It never makes a verdict: it says that one holds for more than was tried.</summary>
internal sealed class GeneralProof(Context context)
{
    // A document may say the same thing many times.
    private readonly Dictionary<(string Left, string Right), string?> _known = [];

    /// <summary>That it holds for all sizes, with what stays fixed; null where that was not proved.</summary>
    /// <param name="equality">An equality that is right.</param>
    /// <param name="right">Its right side, as it is meant.</param>
    public string? Message(Equality equality, Form right)
    {
        if (context.Samples.Count == 0)
            return null;
        var key = (Text(equality.Head) + "=" + Text(equality.Left), Text(equality.Right) + (ReferenceEquals(right, equality.Right.Form) ? "" : "+"));
        if (!_known.TryGetValue(key, out string? message))
            _known[key] = message = Proved(equality, right);
        return message;
    }

    private static string Text(Side side) => side.Node.Range.Of(side.Fragment.Text);

    private string? Proved(Equality equality, Form right)
    {
        return (Covering(equality.Head.Form, right) ?? (ReferenceEquals(equality.Head, equality.Left) ? null : Covering(equality.Left.Form, right))) is { } layer
            ? $"It holds for all sizes{Fixed(layer)}."
            : null;
    }

    /// <summary>The sizes for which two sides are proved to be the same; null where they are not.</summary>
    public LayerSizes? Covering(Form left, Form right)
    {
        if (Concreteness.IsOfOneSize(left) || Concreteness.IsOfOneSize(right) || context.Declared is { IsNamed: false })
            return null;
        (left, right) = (ArrivingForms.Of(context, left), ArrivingForms.Of(context, right));
        if (ActivationForms.Without(context, left, right, out bool isMissing) is var (one, other))
        {
            // Once, as where values are compared.
            if (isMissing)
                return null;
            (left, right) = (ArrivingForms.Of(context, one), ArrivingForms.Of(context, other));
        }
        if (Flattened.Written(context, left, right) is [var first, var second])
            (left, right) = (first, second);
        try
        {
            bool hasBias = FormTree.Within(left).Concat(FormTree.Within(right)).OfType<RefForm>().Any(reference => context.RoleOf(reference) is Role.Bias or Role.BiasGradient);
            if (GeneralSizes.Of(context, [left, right], hasBias) is not { } sizes)
                return null;
            var meaning = new GeneralMeaning(context, sizes);
            return meaning.Read(left, right) is var (meant, claimed) && GeneralTheorems.Agree(sizes.Layer, meant, claimed) == Verdict.Proved ? sizes.Layer : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>What stays fixed, as the end of a sentence.</summary>
    public static string Fixed(LayerSizes layer)
    {
        var parts = FixedParts(layer);
        return parts.Count == 0 ? "" : ", with " + (parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}");
    }

    /// <summary>What stays fixed, in words; none where nothing does.</summary>
    public static IReadOnlyList<string> FixedParts(LayerSizes layer)
    {
        var parts = new List<string>();
        Add("stride", layer.Stride);
        Add("dilation", layer.Dilation);
        if (layer.PaddingBefore.Concat(layer.PaddingAfter).All(padding => padding.Constant == 0))
            parts.Add("no padding");
        else
            Add("padding", layer.PaddingBefore, layer.PaddingAfter);
        if (layer.OutputPadding.Any(padding => padding.Constant is not (null or 0)))
            Add("output padding", layer.OutputPadding);
        if (layer.IsTransposed)
            parts.Add("transposed convolution");
        if (layer.IsTrueConvolution)
            parts.Add("true convolution");
        return parts;

        void Add(string name, EquatableArray<IndexExpression> values, EquatableArray<IndexExpression>? after = null)
        {
            if (!values.All(value => value.Constant is not null))
                return;
            var texts = values.Zip(after ?? values, (first, second) => first == second ? first.ToString() : $"{first}:{second}").ToList();
            parts.Add($"{name} {string.Join('×', texts.Distinct().Count() == 1 ? texts.Take(1) : texts)}");
        }
    }
}
