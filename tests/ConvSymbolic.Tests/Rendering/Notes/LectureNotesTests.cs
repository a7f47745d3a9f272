using ConvSymbolic.Checking;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;
using ConvSymbolic.Rendering.Notes;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Rendering.Notes;

public class LectureNotesTests
{
    [Fact]
    public void The_notes_of_the_lecture_as_Markdown() => Golden.Verify(Write(Convolution.Create([3, 3], [2, 2]), new NotesOptions()));

    [Fact]
    public void The_notes_of_the_lecture_as_LaTeX() => Golden.Verify(Write(Convolution.Create([3, 3], [2, 2]), new NotesOptions { Format = NotesFormat.Latex }));

    [Fact]
    public void A_general_layer_in_brief() => Golden.Verify(Write(
        Convolution.Create([5, 4], [3, 2], stride: [2, 1], padding: [(1, 0), 1], channels: 2, filters: 4, groups: 2, batch: 2, bias: true),
        new NotesOptions { Detail = NotesDetail.Brief }));

    [Fact]
    public void A_transposed_layer_in_brief() => Golden.Verify(Write(
        Convolution.CreateTransposed([3], [3], stride: 2, padding: 1, outputPadding: 1),
        new NotesOptions { Detail = NotesDetail.Brief, Notation = NotationOptions.Parse("A,W,Z,E", indexBase: 0) }));

    [Fact]
    public void A_large_layer_says_what_it_leaves_out()
    {
        string notes = Write(Convolution.Create([224, 224], [3, 3]), new NotesOptions());
        Assert.Contains("4 of 49,284", notes);
        Assert.Contains("4 of 50,176", notes);
        Assert.Contains("O_{222,222}", notes);
        Assert.Contains("proved for this size, 50,176 entries compared", notes);
        Assert.True(notes.Length < 60_000, $"{notes.Length} characters");
    }

    [Fact]
    public void A_layer_too_large_to_derive_is_not_called_proved()
    {
        string notes = Write(Convolution.Create([1000, 1000], [7, 7], channels: 3, filters: 8, padding: Padding.Same), new NotesOptions { Detail = NotesDetail.Brief });
        Assert.DoesNotContain("proved for this size", notes);
        Assert.Contains("Run the prove command", notes);
    }

    [Fact]
    public void A_layer_of_millions_of_products_forms_what_it_shows()
    {
        string notes = Write(Convolution.Create([1000, 1000], [3, 3], bias: true), new NotesOptions());
        // Nine entries of the filter and the bias, each with two sums, and four updates.
        Assert.Equal(24, notes.Split(@"\underbrace{\cdots}_{995997\text{ more}}").Length - 1);
        Assert.Contains(@"\frac{\partial L}{\partial O_{998,998}} X_{1000,1000}", notes, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_whose_rows_are_too_large_is_refused()
    {
        var error = Assert.Throws<ConvSymbolicException>(() => Convolution.Create([1000, 1000], [500, 500]).ToNotes());
        Assert.Equal("notes.limit", error.Diagnostic.Code);
        Assert.Contains("125,250,000 products", error.Message, StringComparison.Ordinal);
    }

    // Every equation that is written out is one that the checker finds right.
    [Theory]
    [InlineData("3,3", "2,2", 1, "0", "", "the zeros around the entries included")]
    [InlineData("5,5", "3,3", 2, "1", "the zeros around the entries included", "the zeros around and between the entries included")]
    [InlineData("8", "3", 2, "1:0", "the zeros around the entries included", "the zeros around and between the entries included")]
    [InlineData("4,4", "1,1", 1, "0", "", "")]
    [InlineData("4", "1", 2, "0", "", "the zeros around and between the entries included")]
    [InlineData("5", "2", 1, "-1", "without the entries that negative padding crops", "the zeros around the entries included")]
    public void Small_plain_layers_are_written_out(string input, string filter, int stride, string padding, string byFilter, string byInput)
    {
        string notes = Write(Convolution.Create(Extents(input), Extents(filter), stride: stride, padding: Padding.Parse(padding)),
            new NotesOptions());
        string[] lines = [.. notes.Split('\n').Where(line => line.StartsWith("With the arrays written out", StringComparison.Ordinal))];
        Assert.Equal(
            [.. new[] { byFilter, byInput }.Select(words =>
                $"With the arrays written out{(words.Length == 0 ? "" : ", ")}{words}, the second slides over the first:")],
            lines);
        Assert.Equal(2, notes.Split('\n').Count(line => line.Contains(@"&= \mathrm{conv}\left(\begin{pmatrix}", StringComparison.Ordinal)));
        Assert.All(HandDerivation.Check(notes, null, TestContext.Current.CancellationToken).Equations, equation => Assert.True(
            equation.Verdict is EquationVerdict.Right or EquationVerdict.Definition or EquationVerdict.NotAnEquation, equation.ToString()));
    }

    [Theory]
    [InlineData("20", "3", 1)]
    [InlineData("10,4", "3,3", 1)]
    [InlineData("4", "3", 2)]
    [InlineData("3,3,3", "2,2,2", 1)]
    public void Other_layers_are_not_written_out(string input, string filter, int channels) =>
        Assert.DoesNotContain(
            "arrays written out", Write(Convolution.Create(Extents(input), Extents(filter), channels: channels), new NotesOptions()),
                StringComparison.Ordinal);

    [Fact]
    public void A_heading_has_an_empty_line_before_it()
    {
        string[] lines = Write(Convolution.Create([3, 3], [2, 2]), new NotesOptions()).Split('\n');
        Assert.All(Enumerable.Range(1, lines.Length - 1).Where(k => lines[k].StartsWith('#')), k => Assert.Equal("", lines[k - 1]));
    }

    [Fact]
    public void A_bias_has_one_name()
    {
        string notes = Write(Convolution.Create([3], [2], bias: true), new NotesOptions());
        Assert.Contains("The bias is $b_{1} = 1$.", notes, StringComparison.Ordinal);
        Assert.Contains(@"The gradient of the bias is the sum of what arrives, $\frac{\partial L}{\partial b_{1}} = ", notes,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_index_base_are_the_reader_s()
    {
        string notes = Write(Convolution.Create([3, 3], [2, 2]), new NotesOptions { Notation = NotationOptions.Parse("A,W,Z,E", indexBase: 0) });
        Assert.Contains("Z_{00} &= A_{00}W_{00} + A_{01}W_{01} + A_{10}W_{10} + A_{11}W_{11}", notes.Replace(" W", "W", StringComparison.Ordinal));
        Assert.DoesNotContain("X_", notes);
        Assert.DoesNotContain("F_", notes);
    }

    // Compiled, and no line sticks out of the page.
    [Theory]
    [InlineData("3,3", "2,2", 1, 0, 1, 1, false, false)]
    [InlineData("7,7", "3,3", 2, 1, 1, 1, true, false)]
    [InlineData("4,4", "2,2", 1, 0, 1, 2, true, true)]
    [InlineData("12,12", "3,3", 1, 0, 2, 1, false, true)]
    [InlineData("120,120", "5,5", 3, 2, 1, 1, false, false)]
    [InlineData("4", "2", 1, 0, 1, 1, false, false)]
    [InlineData("3,3,3", "2,2,2", 1, 0, 1, 1, true, false)]
    public async Task PdfLatex_takes_the_notes_without_an_overfull_box(string input, string filter, int stride, int padding, int dilation, int groups, bool bias, bool flip)
    {
        int channels = groups == 1 ? 1 : 2 * groups;
        var layer = Convolution.Create(Extents(input), Extents(filter), stride, padding, dilation, channels, channels, groups, batch: groups, bias, flip);
        foreach (var detail in FullRun.OneOf(8, Enum.GetValues<NotesDetail>()))
            await PdfLatex.Compile(Write(layer, new NotesOptions { Format = NotesFormat.Latex, Detail = detail }));
        if (!FullRun.IsOn)
            return;
        var transposed = Convolution.CreateTransposed(Extents(input), Extents(filter), stride, padding, dilation, channels: channels, filters: channels, groups: groups, bias: bias, flip: flip);
        await PdfLatex.Compile(Write(transposed, new NotesOptions { Format = NotesFormat.Latex }));
    }

    private static int[] Extents(string text) => [.. text.Split(',').Select(int.Parse)];

    private static string Write(Layer layer, NotesOptions options)
    {
        using var output = new StringWriter();
        layer.WriteNotes(output, options);
        return output.ToString();
    }
}
