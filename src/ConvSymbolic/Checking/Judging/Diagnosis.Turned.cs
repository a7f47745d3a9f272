using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Checking.Statements;

namespace ConvSymbolic.Checking.Judging;

// A row in which the filter is turned round all through.
internal sealed partial class Diagnosis
{
    private Judgement? Turned(Equality equality, Outcome outcome)
    {
        if (outcome.Sample is not { Layer.IsPlain: true } sample || !context.SizesAreKnown || sample != context.Samples[0])
            return null;
        string text = equality.Right.Fragment.Text;
        var edits = new List<Edit>();
        foreach (var reference in equality.Right.Forms.OfType<RefForm>())
        {
            if (context.RoleOf(reference) != Role.Filter)
                continue;
            if (reference.Indices.Count != sample.Layer.Axes || reference.Indices.Any(index => index.Value.Constant is null))
                return null;
            int[] turned = [.. reference.Indices.Select((index, axis) => 2 * context.IndexBase + sample.Layer.Filter[axis] - 1 - (int)index.Value.Constant!.Value)];
            if (IndexText.Change("missing-rotation", text, reference, turned) is { } edit)
                edits.Add(edit);
        }
        if (edits.Count < 2)
            return null;
        bool isGradient = equality.Head.Form is GradientForm || (equality.Head.Form is RefForm head && context.RoleOf(head) is Role.InputGradient);
        var combined = Together(edits, text, isGradient ? "missing-rotation" : "correlation-for-convolution");
        return Holds(equality, combined, isLeft: false, outcome)
            ? Found(equality, combined, isGradient ? "The filter must be rotated by 180° here: its indices run the other way." : "The filter is read the other way round than in the rest: cross-correlation and true convolution are mixed.")
            : null;
    }
}
