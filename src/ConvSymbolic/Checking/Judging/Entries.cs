using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Expressions;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Checking.Judging;

/// <summary>Single entries of the document's own layer.</summary>
internal static class Entries
{
    /// <summary>The entry that a form with numbers as indices is; null for other forms.</summary>
    public static (string Name, int Offset, bool IsGradient)? KeyOf(Context context, Form form)
    {
        if (!context.SizesAreKnown || form is not (RefForm or GradientForm))
            return null;
        var sample = context.Samples[0];
        var evaluator = new ExpressionEvaluator(new ContextValues(sample, false, ContextValues.NoClaims));
        var expression = new Meaning(context, sample, evaluator).Read(form);
        bool isGradient = expression is Derivative;
        if ((expression is Derivative { By: Element by } ? by : expression as Element) is not { Array: Symbol symbol, IsExtended: false } element)
            return null;
        var shape = symbol.Name switch
        {
            Names.Input => sample.Layer.InputShape,
            Names.Filter => sample.Layer.FilterShape,
            Names.Output => sample.Layer.OutputShape,
            _ => null,
        };
        if (shape is null || !sample.Layer.IsPlain)
            return null;
        int offset = 0;
        for (int axis = 0; axis < element.Subscript.Count; axis++)
        {
            if (element.Subscript[axis].Constant is not { } index || index < 0 || index >= shape[axis + 2])
                return null;
            offset = offset * shape[axis + 2] + (int)index;
        }
        return (symbol.Name, offset, isGradient);
    }
}
