using System.Globalization;
using System.Text.RegularExpressions;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;
using ConvSymbolic.Tests.Independent;
using CsCheck;

namespace ConvSymbolic.Tests.Layers;

/// <summary>Every geometry error names the axis, what was given and what would fit, and what it says would fit does fit.</summary>
public class GeometryErrorTests
{
    private static readonly LayerOptions Good = new() { Input = [3, 4], Filter = [2, 2] };

    public static TheoryData<string, LayerOptions, string[]> Errors => new()
    {
        { "geometry.no-axes", Good with { Input = default }, ["at least one extent"] },
        { "geometry.no-axes", Good with { Filter = Array.Empty<int>() }, ["at least one extent"] },
        { "geometry.axes", Good with { Input = 3 }, ["1 axis", "filter has 2", "same number"] },
        { "geometry.axes", Good with { Filter = [2, 2, 2] }, ["2 axes", "filter has 3", "same number"] },
        { "geometry.extent", Good with { Input = [3, 0] }, ["axis 2 (width)", "input", "extent 0", "at least 1"] },
        { "geometry.extent", Good with { Filter = [-2, 2] }, ["axis 1 (height)", "filter", "extent -2", "at least 1"] },
        { "geometry.stride", Good with { Stride = [1, 0] }, ["axis 2 (width)", "stride is 0", "at least 1"] },
        { "geometry.stride", Good with { Stride = -1 }, ["axis 1 (height)", "stride is -1", "at least 1"] },
        { "geometry.dilation", Good with { Dilation = [0, 1] }, ["axis 1 (height)", "dilation is 0", "at least 1"] },
        { "geometry.per-axis", Good with { Stride = [1, 1, 1] }, ["stride has 3 values", "2 spatial axes", "one value for all of them or one per axis"] },
        { "geometry.per-axis", Good with { Dilation = [1, 1, 1] }, ["dilation has 3 values", "2 spatial axes"] },
        { "geometry.per-axis", Good with { Padding = [1, 1, 1] }, ["padding has 3 values", "2 spatial axes"] },
        { "geometry.per-axis", Good with { OutputPadding = [0, 0, 0], IsTransposed = true }, ["output padding has 3 values", "2 spatial axes"] },
        { "geometry.per-axis", new LayerOptions { Input = 3, Filter = 2, Stride = [1, 1] }, ["stride has 2 values", "1 spatial axis"] },
        { "geometry.channels", Good with { Channels = 0 }, ["channels is 0", "at least 1"] },
        { "geometry.filters", Good with { Filters = -1 }, ["filters is -1", "at least 1"] },
        { "geometry.groups", Good with { Groups = 0 }, ["groups is 0", "at least 1"] },
        { "geometry.batch", Good with { Batch = 0 }, ["batch", "0", "at least 1"] },
        { "geometry.groups", Good with { Channels = 3, Filters = 2, Groups = 2 }, ["2 groups", "3 channels"] },
        { "geometry.groups", Good with { Channels = 4, Filters = 3, Groups = 2 }, ["2 groups", "3 filters"] },
        { "geometry.filter-too-large", Good with { Filter = [2, 5] }, ["axis 2 (width)", "spans 5", "input has 4", "at most 4", "at least 1"] },
        { "geometry.filter-too-large", Good with { Filter = [2, 2], Dilation = 3 }, ["axis 1 (height)", "spans 4", "dilation 3", "input has 3", "at most 1"] },
        { "geometry.filter-too-large", Good with { Padding = -2 }, ["axis 1 (height)", "input has -1", "padding -2 before and -2 after", "at least -1"] },
        { "geometry.filter-too-large", new LayerOptions { Input = [3, 3, 3], Filter = [4, 1, 1] }, ["axis 1 (depth)"] },
        { "geometry.filter-too-large", new LayerOptions { Input = [3, 3, 3], Filter = [1, 1, 4] }, ["axis 3 (width)"] },
        { "geometry.filter-too-large", new LayerOptions { Input = 3, Filter = 4 }, ["axis 1:"] },
        { "geometry.output-padding", Good with { OutputPadding = [0, 1] }, ["axis 2 (width)", "output padding of 1", "transposed"] },
        { "geometry.output-padding", Good with { IsTransposed = true, OutputPadding = 1 }, ["axis 1 (height)", "output padding is 1", "stride 1", "dilation 1", "at most 0"] },
        { "geometry.output-padding", Good with { IsTransposed = true, Stride = 2, Dilation = [1, 3], OutputPadding = [1, 3] }, ["axis 2 (width)", "is 3", "at most 2"] },
        { "geometry.output-padding", Good with { IsTransposed = true, OutputPadding = -1 }, ["axis 1 (height)", "is -1", "at least 0"] },
        { "geometry.output-empty", Good with { IsTransposed = true, Padding = [0, 3] }, ["axis 2 (width)", "extent -1", "at most 4"] },
        { "geometry.same-transposed", Good with { IsTransposed = true, Padding = [0, PaddingRule.Same] }, ["axis 2 (width)", "'same'", "a number, before:after or valid"] },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Says_where_what_and_what_would_fit(string code, LayerOptions options, string[] parts)
    {
        var diagnostic = Diagnose(options);
        Assert.Equal(code, diagnostic.Code);
        Assert.All(parts, part => Assert.Contains(part, diagnostic.Message, StringComparison.Ordinal));
        Assert.EndsWith(".", diagnostic.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', diagnostic.Message);
        Assert.False(string.IsNullOrEmpty(diagnostic.Found));
        Assert.False(string.IsNullOrEmpty(diagnostic.Expected));
    }

    /// <summary>The numbers of the advice are read from the message: taken, they fit; one step worse, they don't.</summary>
    [Fact]
    public void What_a_too_large_filter_is_told_really_fits() => Tight.Sample(options =>
    {
        string message = Diagnose(options).Message;
        int padding = Number(message, TotalAtLeast);
        Assert.Equal(1, Output(options with { Padding = (padding, 0) }));
        Assert.Equal(1, Output(options with { Padding = (0, padding) }));
        Assert.Equal("geometry.filter-too-large", Diagnose(options with { Padding = (padding - 1, 0) }).Code);
        if (!FilterAtMost.IsMatch(message))
            return;
        int filter = Number(message, FilterAtMost);
        Assert.True(Output(options with { Filter = filter }) >= 1);
        Assert.Equal("geometry.filter-too-large", Diagnose(options with { Filter = filter + 1 }).Code);
    }, iter: 2_000, print: LayerText.Of);

    [Fact]
    public void What_an_empty_transposed_output_is_told_really_fits() => Cropped.Sample(options =>
    {
        int padding = Number(Diagnose(options).Message, TotalAtMost);
        Assert.Equal(1, Output(options with { Padding = (padding, 0) }));
        Assert.Equal("geometry.output-empty", Diagnose(options with { Padding = (padding, 1) }).Code);
    }, iter: 2_000, print: LayerText.Of);

    [Fact]
    public void The_largest_output_padding_it_names_fits()
    {
        var gen = Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4]).Select((stride, dilation) =>
            new LayerOptions { Input = 3, Filter = 2, Stride = stride, Dilation = dilation, OutputPadding = 9, IsTransposed = true });
        gen.Sample(options =>
        {
            int limit = Number(Diagnose(options).Message, SoAtMost);
            Assert.True(Output(options with { OutputPadding = limit }) >= 1);
            Assert.Equal("geometry.output-padding", Diagnose(options with { OutputPadding = limit + 1 }).Code);
        }, print: LayerText.Of);
    }

    internal static Diagnostic Diagnose(LayerOptions options) =>
        Assert.Throws<ConvSymbolicException>(() => Convolution.Create(options)).Diagnostic;

    private static Gen<LayerOptions> OneAxis(bool isTransposed) =>
        from input in Gen.Int[1, 6]
        from filter in Gen.Int[1, 6]
        from stride in Gen.Int[1, 3]
        from dilation in Gen.Int[1, 3]
        from before in Gen.Int[-8, 8]
        from after in Gen.Int[-8, 8]
        select new LayerOptions { Input = input, Filter = filter, Stride = stride, Dilation = dilation, Padding = (before, after), IsTransposed = isTransposed };

    private static Gen<LayerOptions> Tight { get; } = OneAxis(isTransposed: false).Where(options => Counted(options) < 1);

    private static Gen<LayerOptions> Cropped { get; } = OneAxis(isTransposed: true).Where(options => Counted(options) < 1);

    private static int Counted(LayerOptions options) =>
        new RandomAxis(options.Input.Single(), options.Filter.Single(), options.Stride.Single(), options.Dilation.Single(), options.Padding.Single(), 0).Output(options.IsTransposed);

    private static int Output(LayerOptions options) => Convolution.Create(options).Output.Single();

    private static int Number(string message, Regex place) => int.Parse(place.Match(message).Groups[1].Value, CultureInfo.InvariantCulture);

    private static readonly Regex TotalAtLeast = new("total padding of at least (-?[0-9]+)");

    private static readonly Regex TotalAtMost = new("total padding of at most (-?[0-9]+)");

    private static readonly Regex FilterAtMost = new("filter extent of at most ([0-9]+)");

    private static readonly Regex SoAtMost = new("so at most ([0-9]+)");
}
