using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Judging;

/// <summary>Recognises a step of gradient descent, X_new = X_old − η ∂L/∂X. A missing learning rate means 1.</summary>
internal static class UpdateStep
{
    /// <summary>Whether an equality is meant as a step: the value after it stands on the left.</summary>
    public static bool Is(Context context, Form left, Form right, RelationKind relation) =>
        left is RefForm reference && context.RoleOf(reference) is Role.Input or Role.Filter or Role.Bias
        && (Versions.IsAfter(reference.Tag) || relation is RelationKind.Assign or RelationKind.Definition or RelationKind.MinusEqual || (reference.Tag.Length == 0 && right is SumForm))
        && FormTree.Within(right).Any(form => form is GradientForm || (form is RefForm other && context.RoleOf(other) is Role.InputGradient or Role.FilterGradient or Role.BiasGradient))
        && (relation == RelationKind.MinusEqual || (right is SumForm { Terms: [{ Term: RefForm before }, ..] } && context.RoleOf(before) == context.RoleOf(reference)));

    /// <summary>Why a step is not judged that takes more than the gradient off: whether it should, the loss would have to say.</summary>
    public const string WithDecay = "it is a step of gradient descent with something besides the gradient, as weight decay";

    /// <summary>Whether the array itself is taken off as well, as in weight decay: W − η(∂L/∂W + λW).</summary>
    public static bool HasDecay(RefForm left, Form right, RelationKind relation)
    {
        IEnumerable<Form> taken = relation == RelationKind.MinusEqual ? [right]
            : right is SumForm sum ? sum.Terms.Skip(1).Select(term => term.Term) : [];
        return taken.Any(form => Takes(form, left));
    }

    /// <summary>Whether an array stands somewhere, and not as what something is the gradient by.</summary>
    public static bool Takes(Form form, RefForm array) => form switch
    {
        RefForm reference => reference.Key == array.Key,
        GradientForm => false,
        _ => FormTree.Children(form).Any(child => Takes(child, array)),
    };

    /// <summary>What is wrong with a step; null where nothing is.</summary>
    public static (string Slip, TextRange Place, string Expected, string Message)? Fault(Context context, RefForm left, Form right, RelationKind relation)
    {
        var gradient = relation == RelationKind.MinusEqual ? right : null;
        if (right is SumForm { Terms: [_, { } second] })
        {
            if (second.Sign > 0)
                return ("wrong-sign", second.SignRange, "-", "A step of gradient descent goes against the gradient.");
            gradient = second.Term;
        }
        if (gradient is null || right is SumForm { Terms.Count: not 2 } && relation != RelationKind.MinusEqual)
            return ("wrong-equation", right.Range, "", "A step of gradient descent is the old value minus the learning rate times the gradient.");
        var role = context.RoleOf(left);
        var slopes = FormTree.Within(gradient).Where(form => form is GradientForm or DerivativeForm || (form is RefForm reference && context.RoleOf(reference) is Role.InputGradient or Role.FilterGradient or Role.BiasGradient)).ToList();
        if (slopes.Count == 0)
            return ("wrong-equation", gradient.Range, "", "A step of gradient descent needs the gradient.");
        bool isOwn = slopes[0] switch
        {
            GradientForm own => context.RoleOf(own.By) == role && Same(own.By, left),
            RefForm own => (context.RoleOf(own), role) is (Role.InputGradient, Role.Input) or (Role.FilterGradient, Role.Filter) or (Role.BiasGradient, Role.Bias),
            _ => false,
        };
        return isOwn ? null : ("wrong-variable", slopes[0] is GradientForm { By.Indices.Count: 0 } slope && left.Indices.Count == 0 && left.Name.Length == 1 ? slope.By.NameRange : slopes[0].Range, left.Name, $"The gradient by another array than {left.Name} is subtracted.");
    }

    private static bool Same(RefForm gradient, RefForm left) =>
        gradient.Indices.Count == left.Indices.Count && gradient.Indices.Zip(left.Indices).All(pair => pair.First.Value == pair.Second.Value);
}
