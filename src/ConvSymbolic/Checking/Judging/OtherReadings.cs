using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Judging;

/// <summary>Other readings of an equality that does not hold as it is read first: * as the true convolution, where another sign is the cross-correlation.</summary>
internal sealed class OtherReadings(Context context)
{
    private readonly Lazy<Comparison> _withTrueConvolution = new(() => new Comparison(context with { IsTrueConvolution = true, WritesCorrelations = false }, ContextValues.NoClaims));
    private readonly Lazy<Comparison> _withTrueAsterisk = new(() => new Comparison(context with { IsAsteriskTrue = true }, ContextValues.NoClaims));

    private readonly Lazy<Comparison> _literal = new(() => new Comparison(context with { IsLiteral = true }, ContextValues.NoClaims));

    /// <summary>The judgement by another reading; null where there is none, or it does not hold either.</summary>
    public Judgement? Of(Equality equality)
    {
        var (left, right) = (equality.Left.Form, equality.Right.Form);
        if (context is { HasStars: true, IsTrueConvolution: false } && FormTree.Within(right).Any(form => HasAsterisk(form, equality.Fragment.Text)) && _withTrueConvolution.Value.Compare(left, right).Kind == OutcomeKind.Equal)
            return new Judgement(EquationVerdict.Right, "It holds for this layer, with the true convolution beside ⋆ for the cross-correlation.");
        if (HasTwoSigns(left, right) && _withTrueAsterisk.Value.Compare(left, right).Kind == OutcomeKind.Equal)
            return new Judgement(EquationVerdict.Right, "It holds for this layer, with * as the true convolution and the other sign as the cross-correlation.");
        if (!context.IsLiteral && FormTree.Within(right).Any(form => form is OperatorForm { Operands.Count: 2 })
            && _literal.Value.Compare(left, right).Kind == OutcomeKind.Equal)
            return new Judgement(EquationVerdict.Undecided, "Not decided: it holds with the second array sliding over the first.");
        return IsTrueConvolution(left, right) ? new Judgement(EquationVerdict.Definition, "It says what the true convolution is, which is not that of this layer.") : null;
    }

    private static bool HasAsterisk(Form form, string text) => form switch
    {
        ProductForm product => product.Factors.Any(factor => factor.Sign is ProductSign.Star or ProductSign.Ast),
        OperatorForm applied => applied.NameRange.End <= text.Length && applied.NameRange.Of(text) is var sign && (sign.Contains('*', StringComparison.Ordinal) || sign.Contains("ast", StringComparison.Ordinal)),
        _ => false,
    };

    // W ⊗ X = rot180(W) * X: two signs of one equality mean two things.
    private static bool HasTwoSigns(Form left, Form right)
    {
        var signs = FormTree.Within(left).Concat(FormTree.Within(right)).OfType<ProductForm>().SelectMany(product => product.Factors.Skip(1)).Select(factor => factor.Sign).Where(Products.IsConvolution).ToHashSet();
        return signs.Overlaps([ProductSign.Star, ProductSign.Ast]) && signs.Overlaps([ProductSign.BigStar, ProductSign.Otimes, ProductSign.Circledast]);
    }

    // (I * K)_{ij} = Σ I_{i−m,j−n} K_{mn} where the layer is a cross-correlation.
    private bool IsTrueConvolution(Form left, Form right)
    {
        if (context.IsTrueConvolution || left is not EntryForm { Array: ProductForm or OperatorForm { Operands.Count: 2 }, Indices: var places })
            return false;
        while (right is BigSumForm sum)
            right = sum.Body;
        return right is ProductForm { Factors: [{ Factor: RefForm one }, { Factor: RefForm other }] } && (Moves(one, other) || Moves(other, one));

        bool Moves(RefForm moving, RefForm still) => moving.Indices.Count == places.Count && still.Indices.Count == places.Count
            && moving.Indices.Select((index, k) => index.Value + still.Indices[k].Value == places[k].Value && still.Indices[k].Variable is not null).All(moves => moves);
    }
}
