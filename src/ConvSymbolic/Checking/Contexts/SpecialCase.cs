using System.Text.RegularExpressions;
using ConvSymbolic.Documents;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>A remark like "for a stride of 1" or $s = 1$: what is said from there to the next heading may be meant for that case alone.</summary>
/// <param name="From">Where the remark stands.</param>
/// <param name="To">Where the next heading does.</param>
/// <param name="HasUnitStride">Whether the stride is 1.</param>
/// <param name="HasUnitDilation">Whether the dilation is 1.</param>
/// <param name="HasNoPadding">Whether there is no padding.</param>
internal sealed record SpecialCase(int From, int To, bool HasUnitStride, bool HasUnitDilation, bool HasNoPadding)
{
    private const int Most = 20;

    /// <summary>The plain layer, everywhere.</summary>
    public static SpecialCase Plain { get; } = new(0, int.MaxValue, true, true, true);

    /// <summary>The remarks of a document.</summary>
    public static IReadOnlyList<SpecialCase> Of(MathDocument document)
    {
        var found = new List<SpecialCase>();
        var texts = document.Prose.Select(line => (line.Text, line.Offset)).Concat(document.Fragments.Where(fragment => !fragment.IsDisplay && fragment.Text.Length < 40).Select(fragment => (Text: $"${fragment.Text}$", fragment.Offset)));
        foreach (var (text, offset) in texts.Where(pair => pair.Text.Length < 2000).OrderBy(pair => pair.Offset))
        {
            bool stride = Stride.IsMatch(text), dilation = Dilation.IsMatch(text), padding = Padding.IsMatch(text);
            if (!(stride || dilation || padding) || found.Count >= Most)
                continue;
            int level = document.Headings.LastOrDefault(heading => heading.Offset < offset)?.Level ?? 1;
            int end = document.Headings.Where(heading => heading.Offset > offset && heading.Level <= level).Select(heading => heading.Offset).DefaultIfEmpty(int.MaxValue).Min();

            // Remarks of one section hold together.
            if (found is [.., var last] && last.To == end)
                found[^1] = last with { HasUnitStride = last.HasUnitStride || stride, HasUnitDilation = last.HasUnitDilation || dilation, HasNoPadding = last.HasNoPadding || padding };
            else
                found.Add(new SpecialCase(offset, end, stride, dilation, padding));
        }
        return found;
    }

    /// <summary>Whether a context has names for what is special here.</summary>
    public bool Concerns(Context context) => (context.Declared is { } declared && declared.Names.Keys.Any(Settles)) || context.Relation is { } relation && relation.Axes.Any(axis =>
        (HasUnitStride && axis.Stride.Constant is null) || (HasUnitDilation && axis.Dilation.Constant is null) || (HasNoPadding && axis.Offset.Constant is null));

    /// <summary>Whether what is declared by this name is special here.</summary>
    public bool Settles(string declared) => declared switch { "stride" => HasUnitStride, "dilation" => HasUnitDilation, "padding" => HasNoPadding, _ => false };

    private static readonly Regex Stride = new(
        @"\bunit[- ]strides?\b|\bstrides?\s*(of|is|=|equals?|equal to)?\s*(1|one)\b|\bno stride|without (a )?strid|^\$\s*[sS](_\w)?\s*=\s*1\s*\$$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Dilation = new(
        @"\bdilation\s*(of|is|=|equals?|equal to)?\s*(1|one)\b|\b(no|without|undilated) dilation|\bundilated\b|^\$\s*[dD](_\w)?\s*=\s*1\s*\$$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Padding = new(
        @"\b(no|zero|without|valid) padding|\bpadding\s*(of|is|=|equals?|equal to)?\s*(0|zero)\b|\bunpadded\b|^\$\s*p(_\w)?\s*=\s*0\s*\$$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
