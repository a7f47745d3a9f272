using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.GradientChecks;
using ConvSymbolic.Tests.Exports;
using ConvSymbolic.Tests.Independent;

namespace ConvSymbolic.Tests.GradientChecks;

public class GradientCheckTests
{
    [Fact]
    public void Results_by_the_definition_are_right_and_a_changed_entry_is_found() => Assert.All(SourceCases.All, numbers =>
    {
        var right = Numbers(numbers);
        Assert.All(numbers.Layer.CheckNumbers(right).Results, result => Assert.Equal((0, result.Entries), (result.Differing, result.ComparedExactly)));
        double[] changed = [.. right.InputGradient!];
        changed[^1] += 1;
        var report = numbers.Layer.CheckNumbers(right with { InputGradient = changed });
        Assert.False(report.IsRight);
        var wrong = Assert.Single(report.Results, result => result.Differing > 0);
        Assert.Equal((Target.InputGradient, 1, changed[^1] - 1), (wrong.Target, wrong.Differing, (double)Assert.Single(wrong.First).Expected));
    });

    [Fact]
    public void The_kernels_are_right_as_float_and_as_double() => Assert.All(SourceCases.All, numbers =>
    {
        var single = numbers.Layer.Compile<float>();
        var report = numbers.Layer.CheckFunctions(new LayerFunctions<float>
        {
            Forward = single.Forward,
            FilterGradient = single.FilterGradient,
            InputGradient = single.InputGradient,
        });
        Assert.True(report.IsRight);
        Assert.All(report.Results, result => Assert.Equal(result.Entries, result.ComparedExactly));
        Assert.True(numbers.Layer.CheckFunctions(new LayerFunctions<double> { InputGradient = numbers.Layer.Compile<double>().InputGradient }, seed: 2).IsRight);
    });

    [Fact]
    public void Numbers_that_round_are_compared_within_what_rounding_can_do()
    {
        var layer = Convolution.Create(input: [6, 6], filter: [3, 3], channels: 2, bias: true);
        var random = new Random(3);
        float[] x = Floats(layer.InputShape.Count), f = Floats(layer.FilterShape.Count), b = Floats(1), o = new float[layer.OutputShape.Count];
        layer.Compile<float>().Forward(x, f, b, o);
        var numbers = new LayerNumbers<float> { Input = x, Filter = f, Bias = b, Output = o };
        Assert.Equal((0, 0), (layer.CheckNumbers(numbers).Results[0].Differing, layer.CheckNumbers(numbers).Results[0].ComparedExactly));
        o[3] += 1e-4f;
        Assert.Equal(1, layer.CheckNumbers(numbers).Results[0].Differing);
        o[4] = float.NaN;
        Assert.Equal(2, layer.CheckNumbers(numbers).Results[0].Differing);

        float[] Floats(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
    }

    [Theory]
    [InlineData(0.5, 0.25, 1)]
    [InlineData(3e20, 7e-30, 0)]
    [InlineData(4e-23, 4e-23, 0)]
    public void Fractions_of_two_do_not_round_and_numbers_below_the_smallest_do(double x, double f, int exactly)
    {
        var layer = Convolution.Create(input: 1, filter: 1);
        float product = (float)x * (float)f;
        var result = layer.CheckNumbers(new LayerNumbers<float> { Input = [(float)x], Filter = [(float)f], Output = [product] }).Results[0];
        Assert.Equal((0, exactly), (result.Differing, result.ComparedExactly));
    }

    [Fact]
    public void The_bias_may_be_finer_than_the_products_and_large_numbers_need_more_than_64_bits()
    {
        var layer = Convolution.Create(input: 1, filter: 1, bias: true);
        var numbers = new LayerNumbers<double> { Input = [8], Filter = [4], Bias = [0.125], Output = [32.125] };
        Assert.True(layer.CheckNumbers(numbers).IsRight);
        Assert.False(layer.CheckNumbers(numbers with { Output = [32.25] }).IsRight);
        Assert.True(layer.CheckNumbers(new LayerNumbers<double> { Input = [1e300], Filter = [1e-300], Bias = [0], Output = [1e300 * 1e-300] }).IsRight);
    }

    [Fact]
    public void Whole_numbers_are_carried_exactly_whatever_their_size()
    {
        var layer = Convolution.Create(input: 1, filter: 1);
        var numbers = new LayerNumbers<long> { Input = [94906267], Filter = [94906267], Output = [9007199515875289] };
        Assert.True(layer.CheckNumbers(numbers).IsRight);
        string text = layer.CheckNumbers(numbers with { Output = [9007199515875290] }).ToText();
        Assert.Contains("O[0] is 9007199515875290, should be 9007199515875289", text, StringComparison.Ordinal);
        Assert.True(layer.CheckNumbers(new LayerNumbers<ulong> { Input = [ulong.MaxValue], Filter = [1], Output = [ulong.MaxValue] }).IsRight);
        Assert.True(layer.CheckNumbers(new LayerNumbers<Int128> { Input = [ulong.MaxValue], Filter = [-3], Output = [-3 * (Int128)ulong.MaxValue] }).IsRight);
        var powers = layer.CheckNumbers(new LayerNumbers<long> { Input = [1L << 62], Filter = [1], Output = [1] });
        Assert.Contains("O[0] is 1, should be 4611686018427387904", powers.ToText(), StringComparison.Ordinal);
        string json = layer.CheckNumbers(new LayerNumbers<long> { Input = [1], Filter = [1], Output = [long.MaxValue] }).ToJson();
        Assert.Contains("\"found\":\"9223372036854775807\"", json, StringComparison.Ordinal);
    }

    // x·f in float64, and what is found.
    [Theory]
    [InlineData(1e308, 1e10, double.PositiveInfinity, "undecided")]
    [InlineData(1e308, 1e10, double.NegativeInfinity, "wrong")]
    [InlineData(1e308, 1e10, double.NaN, "wrong")]
    [InlineData(1e308, 1e10, double.MaxValue, "wrong")]
    [InlineData(-1e308, 1e10, double.NegativeInfinity, "undecided")]
    [InlineData(1e308, 1.5, double.PositiveInfinity, "wrong")]
    [InlineData(double.MaxValue, 1, double.PositiveInfinity, "wrong")]
    [InlineData(double.MaxValue, 1, double.MaxValue, "right")]
    public void Infinities_are_undecided_where_the_exact_value_is_beyond_the_range(double x, double f, double o, string verdict)
    {
        var layer = Convolution.Create(input: 1, filter: 1);
        var report = layer.CheckNumbers(new LayerNumbers<double> { Input = [x], Filter = [f], Output = [o] });
        Assert.Equal($"O {verdict}", report.ToString());
        Assert.Equal(verdict == "undecided", report.ToText().Contains("1 entry can't be decided: up to rounding, the exact value is beyond the range of float64.", StringComparison.Ordinal));
    }

    [Fact]
    public void Halves_overflow_where_their_sums_do()
    {
        var layer = Convolution.Create(input: 3, filter: 3);
        Half large = (Half)40000, one = (Half)1;
        var numbers = new LayerNumbers<Half> { Input = [large, large, large], Filter = [one, one, one], Output = [Half.PositiveInfinity] };
        Assert.Equal("O undecided", layer.CheckNumbers(numbers).ToString());
        Assert.Equal("O wrong", layer.CheckNumbers(numbers with { Output = [Half.MaxValue] }).ToString());
        // The partial sums may overflow, and the sum does not.
        Assert.Equal("O wrong", layer.CheckNumbers(numbers with { Filter = [one, one, -one] }).ToString());
    }

    [Theory]
    [InlineData(1e308, 4e10, "should be about 4E318")]
    [InlineData(-1.5e300, 1e300, "should be about -1.5E600")]
    [InlineData(0.5, 0.25, "should be about 0.125")]
    public void Exact_numbers_are_short_for_people(double x, double f, string expected)
    {
        var layer = Convolution.Create(input: 1, filter: 1);
        string text = layer.CheckNumbers(new LayerNumbers<double> { Input = [x], Filter = [f], Output = [7] }).ToText();
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tolerance_beyond_all_numbers_is_a_string()
    {
        var layer = Convolution.Create(input: 1, filter: 1);
        string json = layer.CheckNumbers(new LayerNumbers<double> { Input = [1e300], Filter = [1e300], Output = [1] }).ToJson();
        Assert.Contains("\"found\":1,", json, StringComparison.Ordinal);
        Assert.Contains("\"tolerance\":\"2.22044604925E584\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_printed_in_their_own_type()
    {
        var layer = Convolution.Create(input: 1, filter: 1);
        string text = layer.CheckNumbers(new LayerNumbers<float> { Input = [0.481f], Filter = [1], Output = [0.482f] }).ToText();
        Assert.Contains("O[0] is 0.482, should be about 0.481\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_checked_is_refused()
    {
        var layer = Convolution.Create(input: [3, 3], filter: [2, 2]);
        double[] x = new double[9], f = new double[4], o = new double[4];
        Refuses("No result was given", new() { Input = x, Filter = f });
        Refuses("can't be checked without the gradient of the output", new() { Input = x, Filter = f, FilterGradient = f });
        Refuses("4 elements were given for the input, which has 9", new() { Input = o, Filter = f, Output = o });
        Refuses("Entry [1,0] of the filter is NaN", new() { Input = x, Filter = [0, 0, double.NaN, 0], Output = o });
        var limit = Assert.Throws<ConvSymbolicException>(() => layer.CheckNumbers(new LayerNumbers<double> { Input = x, Filter = f, Output = o }, productLimit: 15));
        Assert.Contains("up to 16 products; at most 15", limit.Message, StringComparison.Ordinal);

        void Refuses(string message, LayerNumbers<double> numbers) =>
            Assert.Contains(message, Assert.Throws<ConvSymbolicException>(() => layer.CheckNumbers(numbers)).Message, StringComparison.Ordinal);
    }

    private static LayerNumbers<double> Numbers(ReferenceNumbers numbers) => new()
    {
        Input = Doubles(numbers.X),
        Filter = Doubles(numbers.F),
        Bias = Doubles(numbers.B),
        Upstream = Doubles(numbers.G),
        Output = numbers.O,
        FilterGradient = numbers.FilterGradient,
        InputGradient = numbers.InputGradient,
        BiasGradient = numbers.Layer.HasBias ? numbers.BiasGradient : null,
    };

    private static double[] Doubles(long[] numbers) => [.. numbers.Select(number => (double)number)];
}
