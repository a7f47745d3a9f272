using System.Globalization;
using System.Text.RegularExpressions;
using ConvSymbolic.Layers;
using ConvSymbolic.Rendering.Notes;
using ConvSymbolic.Tests.Independent;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Rendering.Notes;

/// <summary>The numbers of a worked example tell everything apart that could be mistaken, and are right; read from the notes as they are printed.</summary>
public class ExampleSectionTests
{
    [Fact]
    public void The_numbers_tell_everything_apart() => RandomLayers.ForAll(
        (_, layer) =>
        {
            var example = new ExampleSection(layer, 24).Other ?? layer;
            Assert.Equal((layer.Axes, layer.IsTransposed, layer.IsTrueConvolution, layer.HasBias), (example.Axes, example.IsTransposed, example.IsTrueConvolution, example.HasBias));
            Assert.Equal((layer.Channels > 1, layer.Groups > 1), (example.Channels > 1, example.Groups > 1));
            string text = Example(layer);
            Assert.DoesNotContain(@"\cdot", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"(?<![0-9])0 \\times|\\times 0", text);
            long[][] x = Planes(text, "X"), f = Planes(text, "F"), g = Planes(text, @"\frac{\partial L}{\partial O"), dX = Planes(text, @"\frac{\partial L}{\partial X");
            Assert.All(x.Concat(f).Concat(g), plane => Assert.DoesNotContain(0, plane));
            int[] input = [.. example.Input], filter = [.. example.Filter], output = [.. example.Output];
            foreach (long[] plane in f)
                AssertAllDifferent(Variants(plane, filter));
            foreach (long[] variant in g.SelectMany(plane => Variants(plane, output)))
            {
                Assert.DoesNotContain(x, plane => Contains(plane, input, variant, output));
                Assert.DoesNotContain(f, plane => Contains(plane, filter, variant, output));
            }
            AssertNotTurned(example, dX);
            AssertRight(example, text, [.. x.SelectMany(plane => plane)], [.. f.SelectMany(plane => plane)], [.. g.SelectMany(plane => plane)]);
        },
        layers: FullRun.Count(30, 120),
        mostProducts: 300);

    // A plane of ∂L/∂X is its own rotation only where its entries are the same formulas.
    private static void AssertNotTurned(Layer layer, long[][] planes)
    {
        var reference = new ReferenceLayer(layer);
        int plane = 0;
        foreach (int[] lead in ReferenceLayer.Indices(layer.Batch, layer.Channels))
        {
            bool isFixed = ReferenceLayer.Indices(layer.Input).All(index =>
                reference.InputGradient([.. lead, .. index]).SameAs(reference.InputGradient([.. lead, .. index.Select((i, axis) => layer.Input[axis] - 1 - i)])));
            if (!isFixed)
                Assert.NotEqual(planes[plane].Reverse(), planes[plane]);
            plane++;
        }
    }

    private static void AssertRight(Layer layer, string text, long[] x, long[] f, long[] g)
    {
        long[] b = layer.HasBias ? [.. Bias.Matches(text).Select(match => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))] : [.. new long[layer.Filters]];
        Assert.Equal(layer.Filters, b.Length);
        var expected = new ReferenceNumbers(layer, x, f, b, g);
        Assert.Equal(expected.O, Values("O"));
        Assert.Equal(expected.FilterGradient, Values(@"\frac{\partial L}{\partial F"));
        Assert.Equal(expected.InputGradient, Values(@"\frac{\partial L}{\partial X"));

        double[] Values(string name) => [.. Planes(text, name).SelectMany(plane => plane).Select(value => (double)value)];
    }

    private static string Example(Layer layer)
    {
        using var notes = new StringWriter();
        layer.WriteNotes(notes, new NotesOptions { Detail = NotesDetail.Brief });
        string text = notes.ToString();
        int start = text.IndexOf("## A worked example", StringComparison.Ordinal);
        return text[start..text.IndexOf("## What was proved", start, StringComparison.Ordinal)];
    }

    // The matrices of numbers that an array or a gradient by one is said to be, plane by plane; a pmatrix has ten columns at most.
    private static long[][] Planes(string text, string name)
    {
        string head = Regex.Escape(name) + (name.StartsWith('\\') ? @"(?:\^\{\([\d,]+\)\})?\}" : @"(?:\^\{\([\d,]+\)\})?");
        return [.. Regex.Matches(text, @"(?<![{\w])" + head + @" = (?:\\left\(\\begin\{array\}\{\*\{\d+\}\{c\}\}|\\begin\{pmatrix\})(?<matrix>.*?)(?= \\qquad| ?\\\\\n|\n)").Select(match =>
            Number.Matches(Layout.Replace(match.Groups["matrix"].Value, "")).Select(number => long.Parse(number.Value, CultureInfo.InvariantCulture)).ToArray())];
    }

    private static void AssertAllDifferent(List<long[]> arrays)
    {
        for (int k = 0; k < arrays.Count; k++)
        {
            for (int j = 0; j < k; j++)
                Assert.NotEqual(arrays[j], arrays[k]);
        }
    }

    // The plane, negated, turned, and transposed where its extents stay; a turn or transposition that moves nothing is left out.
    private static List<long[]> Variants(long[] plane, int[] extents)
    {
        var variants = new List<long[]> { plane, plane.Select(value => -value).ToArray() };
        if (plane.Length > 1)
            variants.Add([.. plane.Reverse()]);
        if (extents.SequenceEqual(extents.Reverse()) && ReferenceLayer.Indices(extents).Any(index => Offset([.. index.Reverse()], extents) != Offset(index, extents)))
            variants.Add([.. ReferenceLayer.Indices(extents).Select(index => plane[Offset([.. index.Reverse()], extents)])]);
        return variants;
    }

    private static bool Contains(long[] plane, int[] extents, long[] piece, int[] size) => extents.Zip(size).All(pair => pair.First >= pair.Second)
        && ReferenceLayer.Indices(extents.Zip(size, (extent, own) => extent - own + 1)).Any(place => ReferenceLayer.Indices(size).All(index =>
            plane[Offset([.. index.Zip(place, (i, first) => i + first)], extents)] == piece[Offset(index, size)]));

    private static int Offset(int[] index, int[] extents) => index.Zip(extents).Aggregate(0, (offset, pair) => offset * pair.Second + pair.First);

    private static readonly Regex Layout = new(@"\[10pt\]|\*\{\d+\}");

    private static readonly Regex Number = new(@"-?\d+");

    private static readonly Regex Bias = new(@"(?<!\w)b(?:_\{\d+\})? = (-?\d+)");
}
