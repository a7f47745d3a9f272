using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Checking.Judging;

// Sums that are missing.
internal sealed partial class EditSearch
{
    // A sum over an index that is free on the right, or over an array where a number is wanted.
    private IEnumerable<Edit> MissingSums(string text)
    {
        var range = equality.Right.Node.Range;
        if (outcome.Slip == "bias-not-summed" && equality.Right.Form is RefForm { Indices.Count: 0 } or GradientForm { By.Indices.Count: 0 })
        {
            int axes = context.Layout.Axes;
            string[] letters = [.. "ijk".Take(axes).Select(letter => letter.ToString())];
            string content = range.Of(text);
            int place = (equality.Right.Form is RefForm reference ? reference.NameRange.End : ((GradientForm)equality.Right.Form).By.Range.End) - range.Start;
            foreach (var (entry, own) in Samples())
            {
                if (SumOfEntries(index => string.Concat(content.AsSpan(0, place), index, content.AsSpan(place)), entry, own) is { } sum)
                    yield return new Edit("bias-not-summed", range, sum);
            }
            yield return new Edit("bias-not-summed", range, $"\\sum_{{{string.Join(',', letters)}}} {content[..place]}_{{{string.Join(',', letters)}}}{content[place..]}");
        }
        if (outcome.Slip != "free-index")
            yield break;
        var given = equality.Head.Forms.OfType<RefForm>().SelectMany(one => one.Indices).SelectMany(index => index.Value.Names).ToHashSet();
        var bound = equality.Right.Forms.OfType<BigSumForm>().SelectMany(sum => sum.Limits).Select(limit => limit.Name).ToHashSet();
        var free = equality.Right.Forms.OfType<RefForm>().SelectMany(one => one.Indices).SelectMany(index => index.Value.Names).Distinct().Where(name => !given.Contains(name) && !bound.Contains(name) && name.Length <= 2 && !context.Samples[0].Sizes.ContainsKey(name)).ToList();
        if (free.Count == 0)
            yield break;
        yield return new Edit(SumSlip(free), new TextRange(range.Start, range.Start), string.Concat(free.Select(context.Writing.Sum)));
    }

    // An entry with variables where the document writes Σ, else any.
    private IEnumerable<(RefForm Reference, string Text)> Samples() => context.Writing.Outputs
        .Where(one => !context.Writing.HasSums || one.Reference.Indices.All(index => index.Variable is not null)).Take(1);

    // All entries with their numbers, or Σ over the variables that the left side does not have.
    private string? SumOfEntries(Func<string, string> with, RefForm sample, string text)
    {
        var suffix = new TextRange(sample.NameRange.End, sample.Range.End);
        if (suffix.Length <= 0 || sample.IndexRange.Start < suffix.Start || sample.IndexRange.End > suffix.End)
            return null;
        if (context.Writing.HasSums)
        {
            var given = equality.Head.Forms.OfType<RefForm>().SelectMany(one => one.Indices).SelectMany(index => index.Value.Names).ToHashSet();
            return string.Concat(sample.Indices.Select(index => index.Variable!).Where(name => !given.Contains(name)).Select(context.Writing.Sum)) + with(suffix.Of(text));
        }
        if (!context.SizesAreKnown || context.Samples[0].Layer is not { IsPlain: true } layer || layer.OutputShape.Count > 64 || sample.Indices.Count != layer.Axes)
            return null;
        var shape = new Tensors.Shape([.. layer.Output]);
        var entries = new List<string>();
        for (int offset = 0; offset < shape.Count; offset++)
        {
            int[] indices = [.. shape.IndexOf(offset).Select(index => index + context.IndexBase)];
            entries.Add(with(IndexText.Change("bias-not-summed", text, sample, indices)?.Apply(text, suffix) ?? suffix.Of(text)));
        }
        return string.Join(" + ", entries);
    }

    private string SumSlip(List<string> free)
    {
        if (context.RoleOf(equality.Head.Form is GradientForm gradient ? gradient.By : equality.Head.Form as RefForm ?? new RefForm(default, "", "", [], default, default)) is Role.Bias or Role.BiasGradient
            && !equality.Right.Forms.Any(form => form is BigSumForm))
            return "bias-not-summed";
        foreach (var reference in equality.Right.Forms.OfType<RefForm>())
        {
            if (context.RoleOf(reference) is not { } role || context.PositionsOf(role) is not { } positions || positions.Length != reference.Indices.Count)
                continue;
            for (int k = 0; k < positions.Length; k++)
            {
                if (reference.Indices[k].Variable is { } name && free.Contains(name))
                {
                    if (positions[k].Kind is AxisKind.Channel or AxisKind.Filter)
                        return "missing-channel-sum";
                    if (positions[k].Kind == AxisKind.Image)
                        return "missing-batch-sum";
                }
            }
        }
        return "missing-sum";
    }
}
