using System.Text;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>A text that two contexts share only where they make the same of every equality.</summary>
internal static class Signature
{
    public static string Of(Context context)
    {
        var text = new StringBuilder();
        Add(context.Roles.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{pair.Value}"));
        Add(Positions(context.Layout.Input), Positions(context.Layout.Filter), Positions(context.Layout.Output));
        Add(context.IndexBase, context.ChannelBase, context.IsTrueConvolution, context.WritesCorrelations, context.IsAsteriskTrue,
            context.HasStars);
        Add(context.Fixed.Order().Cast<object>());
        Add(context.SizesAreKnown, context.LooksTransposed, context.MayBeTransposed, context.CountedApart, context.Activation,
            context.Behind);
        foreach (var sample in context.Samples)
        {
            Add(sample.Key);
            Add(sample.Sizes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
        }
        if (context.Relation is { } relation)
            Add(relation.Signature, relation.IsForward, string.Join(',', relation.Axes.Select(axis => axis.Offset)));
        Add(context.IndexDefinitions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:={pair.Value}"));
        Add(context.RelatedIndices.Order(StringComparer.Ordinal));
        Add(context.SizeLetters.Order(StringComparer.Ordinal));
        Add(context.Letters.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}:{string.Join(',', pair.Value)}"));
        return text.ToString();

        void Add(params IEnumerable<object?> parts) => text.AppendJoin('|', parts).Append('\n');
    }

    private static string Positions(AxisPosition[] positions) =>
        string.Concat(positions.Select(position => $"{position.Kind}{position.Axis}"));
}
