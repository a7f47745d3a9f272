using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Judging;

/// <summary>What speaks against calling an equality wrong that does not hold for the layer that was found: it may be about something else.</summary>
internal sealed class Doubts(Context context)
{
    // One may be a slip.
    private const int FewestOutside = 2, FewestPermuted = 2;

    /// <summary>The doubt, as the end of a sentence; null where there is none.</summary>
    public string? Of(Equality equality, Outcome outcome)
    {
        var (left, right) = (equality.Left.Form, equality.Right.Form);
        IReadOnlyList<Form> forms = [.. FormTree.Within(left), .. FormTree.Within(right)];
        List<RefForm> references = [.. forms.OfType<RefForm>()];
        if (outcome.Slip == "free-index" && OfFreeIndex(equality, outcome) is { } explained)
            return explained;
        if (Nodes.Within(equality.Left.Node).Concat(Nodes.Within(equality.Right.Node)).Any(node => node is ScriptNode { Sup: NameNode { Name: "T" or "top" } }))
            return "an array is transposed in it, which no convolution does";
        if (!forms.Any(form => form is GradientForm or DerivativeForm or GridForm) && references.All(reference => context.RoleOf(reference) is null))
            return "it is about sizes and numbers alone";
        if (left is RefForm { Indices.Count: 0 } given && right is GridForm numbers && !equality.GoesOn && context.RoleOf(given) is Role.Input or Role.Filter && numbers.Rows.All(row => row.All(cell => cell is NumberForm)))
            return "these numbers are those of an array of another size";
        if (left is GradientForm { By.Indices.Count: > 0 } && HasUnsaidNumbers(right))
            return "the numbers of the gradient that arrives are not given";
        if (forms.Any(IsOfNeurons))
            return "a bias with the index of an entry is that of a dense layer";
        if (references.Find(IsPlane) is { } plane && FormTree.Within(right).Any(form => form is OperatorForm || (form is ProductForm product && product.Factors.Any(factor => Products.IsConvolution(factor.Sign)))))
            return $"{plane.Name} has other indices here, as of channels";
        if (references.Where(IsPermuted).Select(reference => reference.Key).Distinct().Take(FewestPermuted).ToList() is { Count: FewestPermuted } permuted)
            return $"the indices of {permuted[0]} and {permuted[1]} stand in another order than before";
        if (references.Where(IsOutside).Select(entry => $"{entry.Key}[{string.Join(',', entry.Indices.Select(index => index.Value))}]").Distinct().Take(FewestOutside).Count() == FewestOutside)
            return "several of its indices lie outside the arrays of this layer, as in one with larger arrays";
        return context.CountedApart is { } apart ? $"the filter is counted from {apart}" : null;
    }

    // K_{11} · 1 + K_{12} · 1, with an arriving gradient that is told in words.
    private bool HasUnsaidNumbers(Form right) => !context.Numbers.Keys.Any(key => key.Role == Role.Upstream) && FormTree.Within(right).Any(form => form is ProductForm product && product.Factors.Any(factor => factor.Factor is NumberForm { Value.IsZero: false }))
        && !FormTree.Within(right).Any(form => form is GradientForm || form is RefForm reference && context.RoleOf(reference) == Role.Upstream);

    private string? OfFreeIndex(Equality equality, Outcome outcome)
    {
        if (outcome.Letter is { } letter && context.RelatedIndices.Contains(letter))
            return $"{outcome.Reason}; another equation says what it is";
        if (equality.Remark is { } remark && remark.Contains('=', StringComparison.Ordinal))
            return $"{outcome.Reason}; the words beside it say what it is";
        return equality is { Left.Form: RefForm { Indices.Count: > 0 } one, Right.Form: RefForm { Indices.Count: > 0 } other } && one.Key == other.Key ? "it holds where the indices are equal" : null;
    }

    // W(c,r,s,k) where it was W(k,r,s,c): another order of the same axes.
    private bool IsPermuted(RefForm reference)
    {
        if (reference.Indices.Count < 3 || context.RoleOf(reference) is not { } role || !context.Letters.TryGetValue(Plain(role), out var letters) || letters.Count != reference.Indices.Count)
            return false;
        var own = reference.Indices.Select(index => index.Variable).ToList();
        return !own.Contains(null) && !own.SequenceEqual(letters) && own.Order().SequenceEqual(letters.Order());
    }

    // ∂z_j/∂b_j: one bias for each neuron.
    private bool IsOfNeurons(Form form) => form is DerivativeForm { Of: RefForm { Indices: [{ Variable: { } neuron }] } of, By: { Indices: [{ Variable: var own }] } by } && own == neuron && context.RoleOf(by) == Role.Bias && context.RoleOf(of) == Role.Output && context.PositionsOf(Role.Output) is not [{ Kind: not AxisKind.Spatial }];

    // O_c where entries are O_{ij}: one of several planes.
    private bool IsPlane(RefForm reference) => reference.Indices.Count > 0 && reference.Indices.All(index => index.Variable is not null)
        && context.RoleOf(reference) is { } role && Plain(role) is Role.Input or Role.Filter or Role.Output && context.PositionsOf(role) is var positions && reference.Indices.Count < positions.Length && positions.All(position => position.Kind == AxisKind.Spatial);

    // An entry behind the last one of its array.
    private bool IsOutside(RefForm reference)
    {
        if (!context.SizesAreKnown || context.Samples is not [{ Layer.IsPlain: true } sample, ..] || context.RoleOf(reference) is not { } role || context.Fixed.Contains(Plain(role)))
            return false;
        var extents = Plain(role) switch { Role.Input => sample.Layer.Input, Role.Filter => sample.Layer.Filter, Role.Output => sample.Layer.Output, _ => [] };
        return extents.Length == reference.Indices.Count && reference.Indices.Zip(extents).Any(pair => pair.First.Value.Constant is { } index && index - context.IndexBase >= pair.Second);
    }

    private static Role Plain(Role role) => role switch
    {
        Role.InputGradient => Role.Input,
        Role.FilterGradient => Role.Filter,
        Role.Upstream => Role.Output,
        _ => role,
    };
}
