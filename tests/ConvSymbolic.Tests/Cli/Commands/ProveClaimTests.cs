using System.Text.Json;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Cli.Commands;

public class ProveClaimTests
{
    private const string Full = @"\frac{\partial L}{\partial X} = \text{Full}(F, \frac{\partial L}{\partial O})";

    [Fact]
    public void Why_the_filter_must_be_rotated()
    {
        Assert.Equal(
            new Call(
                1,
                """
                claim: refuted by the convolution: input 2, filter 2, output 1, cross-correlation
                  at entry [1]:
                    the left side   ∂L/∂O₁·F₁ has the value 1
                    the right side  ∂L/∂O₁·F₂ has the value 0
                    where ∂L/∂O₁ = 1, F₁ = 1 and everything else is 0
                It holds for inputs of every size exactly when the stride is 1, there is no padding and the filter has extent 1; tried on 462 small layers.
                With a symmetric filter, F = rot180 F, it holds for inputs of every size exactly when the stride is 1, the dilation is 1 and there is no padding.

                """.ReplaceLineEndings("\n"),
                ""),
            Claim(Full));
    }

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial X} = \text{Full}(\text{rot180} F, \frac{\partial L}{\partial O})", "the stride is 1, the dilation is 1 and there is no padding")]
    [InlineData(@"\frac{\partial L}{\partial F} = \text{Conv}(X, \frac{\partial L}{\partial O})", "the stride is 1, the dilation is 1 and there is no padding")]
    [InlineData(@"\frac{\partial L}{\partial X_{p,q}} = \sum_{m=0}^{k-1} \sum_{n=0}^{k-1} \frac{\partial L}{\partial O_{p-m,q-n}} F_{m,n}", "the stride is 1, the dilation is 1 and there is no padding before the data")]
    [InlineData(@"\frac{\partial L}{\partial F_m} = \sum_i G_i X_{i+m}", "the stride is 1, the dilation is 1 and there is no padding before the data")]
    [InlineData(@"\frac{\partial L}{\partial w_m} = \sum_i \delta_i a_{i+m}", "the stride is 1, the dilation is 1 and there is no padding before the data")]
    public void The_forms_of_lecture_notes_hold_for_all_sizes(string claim, string condition, string settings = "stride 1, dilation 1 and no padding")
    {
        var call = Claim(claim);
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Assert.StartsWith($"claim: proved for all sizes, with {settings}\n", call.Output, StringComparison.Ordinal);
        Assert.Contains($"exactly when {condition}; tried on", call.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0, "claim: proved for all sizes\nIt holds at every layer; tried on 462 small layers.\n")]
    [InlineData("--input 5 --filter 2 --stride 2", 0, "claim: proved for all sizes\n")]
    public void Names_for_the_geometry_hold_for_each(string options, int exit, string output) =>
        Assert.Equal(new Call(exit, output, ""), Claim(@"\frac{\partial L}{\partial F_{m}} = \sum_i \frac{\partial L}{\partial O_i} X_{s i + d m - p}", options));

    /// <summary>Whole arrays are their planes: a convolution is summed over what the third array lacks.</summary>
    [Theory]
    [InlineData(@"\frac{\partial L}{\partial F} = \text{conv}(X, \frac{\partial L}{\partial O})", "--channels 2 --filters 3 --batch 2", "stride 1, dilation 1 and no padding")]
    [InlineData(@"\frac{\partial L}{\partial F} = \text{conv}(X, \frac{\partial L}{\partial O})", "--channels 4 --filters 6 --groups 2", "stride 1, dilation 1 and no padding")]
    [InlineData(@"\frac{\partial L}{\partial X} = \text{Full}(\text{rot180} F, \frac{\partial L}{\partial O})", "--channels 4 --filters 6 --groups 2 --batch 2", "stride 1, dilation 1 and no padding")]
    [InlineData(@"\frac{\partial L}{\partial X} = \text{Full}(\text{rot180} F, \frac{\partial L}{\partial O})", "--channels 3 --filters 3 --groups 3 --input 6 --filter 3", "stride 1, dilation 1 and no padding")]
    [InlineData(@"O = X * F + b", "--channels 2 --filters 3 --bias --stride 2", "stride 2, dilation 1, no padding and a bias")]
    [InlineData(@"\frac{\partial L}{\partial F^{(o,c)}} = \text{conv}(X^{(c)}, \frac{\partial L}{\partial O^{(o)}})", "--channels 2 --filters 2", "stride 1, dilation 1 and no padding")]
    [InlineData(@"\frac{\partial L}{\partial X_{n,c,m}} = \sum_o \sum_a G_{n,o,m-a} F_{o,c,a}", "--input 4 --filter 3 --channels 2 --filters 3 --batch 2", "stride 1, dilation 1 and no padding")]
    [InlineData(@"\frac{\partial L}{\partial X_{c,m}} = \sum_a G_{c,m-a} F_{c,a}", "--channels 3 --filters 3 --groups 3 --input 5 --filter 2", "stride 1, dilation 1 and no padding")]
    [InlineData(@"\frac{\partial L}{\partial b_o} = \sum_n \sum_{i,j} G_{n,o,i,j}", "--bias --filters 2 --batch 2", "stride 1, dilation 1 and no padding")]
    [InlineData(@"\frac{\partial L}{\partial X} = \text{conv}(\frac{\partial L}{\partial O}, F)", "--transposed --input 3x3", "stride 1, dilation 1, no padding and transposed convolution")]
    [InlineData(@"\frac{\partial L}{\partial X} = \text{conv}(\frac{\partial L}{\partial O}, F)", "--transposed", "stride 1, dilation 1, no padding and transposed convolution\nIt holds for inputs of every size exactly when the stride is 1, the dilation is 1 and there is no padding; tried on 829 small layers.")]
    [InlineData(@"O = \text{Full}(\text{rot180} F, X)", "--transposed --channels 2 --filters 3", "stride 1, dilation 1, no padding, transposed convolution and no bias")]
    [InlineData(@"\frac{\partial L}{\partial X} = \text{conv}(\frac{\partial L}{\partial O}, F; stride=2, padding=1)", "--transposed --stride 2 --padding 1 --groups 2 --channels 4 --filters 2", "stride 2, dilation 1, padding 1, transposed convolution and no output padding")]
    [InlineData(@"\frac{\partial L}{\partial F} = \text{conv}(\frac{\partial L}{\partial O}, X; dilation=2, padding=1)", "--transposed --stride 2 --padding 1 --input 3x3x3 --filter 2x2x2", "stride 2, dilation 1, padding 1, transposed convolution and no output padding")]
    [InlineData(@"\frac{\partial L}{\partial F_{c,o,a}} = \sum_n \sum_i G_{n,o,2i+a} X_{n,c,i}", "--transposed --stride 2 --input 4 --filter 3 --channels 2 --filters 3 --batch 2", "stride 2, dilation 1, no padding, transposed convolution and no output padding")]
    public void Layers_of_every_kind_are_proved_for_all_sizes(string claim, string options, string settings) =>
        Assert.Equal(new Call(0, $"claim: proved for all sizes, with {settings}\n", ""), Claim(claim, options));

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial X} = \text{Full}(F, \frac{\partial L}{\partial O})", "--channels 4 --filters 4 --groups 2", "at entry [1,1,1]:")]
    [InlineData(@"\frac{\partial L}{\partial F} = \text{conv}(\frac{\partial L}{\partial O}, X)", "--transposed --output-padding 1 --stride 2", "the left side has 2×2 entries, the right side 5×5")]
    [InlineData(@"O = \text{Full}(F, X)", "--transposed --input 3x3", "where X₁₁ = 1, F₁₁ = 1 and everything else is 0")]
    [InlineData(@"\frac{\partial L}{\partial X_{i}} = \sum_a G_{i-a} F_{a}", "--transposed --input 4 --filter 3", "at entry [1]:")]
    [InlineData(@"\frac{\partial L}{\partial b_o} = G_{o,1,1}", "--bias --filters 2", "where ∂L/∂O⁽¹⁾₁₂ = 1 and everything else is 0")]
    [InlineData(@"\frac{\partial L}{\partial X} = \frac{\partial L}{\partial O}", "--channels 2 --filters 2 --input 3 --filter 1", "the two sides are arrays with different images, channels or filters")]
    [InlineData(@"H' = H - K + 1", "--stride 2 --input 5 --filter 2", "the output's extent along an axis is 2, and the right side is 4")]
    public void Layers_of_every_kind_are_refuted(string claim, string options, string words)
    {
        var call = Claim(claim, options);
        Assert.Equal((1, ""), (call.Exit, call.Error));
        Assert.StartsWith("claim: refuted by the ", call.Output, StringComparison.Ordinal);
        Assert.Contains(words, call.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"H' = H - K + 1", 0, "layers; tried on 462 small layers.")]
    [InlineData(@"H' = H - K", 1, "It holds at ")]
    [InlineData(@"H' = \lfloor \frac{H + p + p^+ - d(K-1) - 1}{s} \rfloor + 1", 0, "It holds at every layer;")]
    [InlineData(@"\frac{\partial L}{\partial F_{a}} = \sum_i G_i X_{2i+a}", 1, "tried on 462 small layers.")]
    [InlineData(@"\frac{\partial L}{\partial X} = \text{conv}(\frac{\partial L}{\partial O}, \text{rot180} F; padding=K-1)", 0, "exactly when the stride is 1, the dilation is 1 and there is no padding;")]
    public void Says_for_which_layers_it_holds(string claim, int exit, string words)
    {
        var call = Claim(claim);
        Assert.Equal((exit, ""), (call.Exit, call.Error));
        Assert.Contains(words, call.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial X_{13}} = \frac{\partial L}{\partial O_{12}} F_{12}", "--input 3x3 --filter 2x2", 0, "proved at this size: convolution: input 3×3, filter 2×2")]
    [InlineData(@"\frac{\partial L}{\partial X_{13}} = \frac{\partial L}{\partial O_{12}} F_{12}", "", 3, "no layer is given that it is about")]
    [InlineData(@"\frac{\partial L}{\partial X_{13}} = \frac{\partial L}{\partial O_{12}} F_{11}", "", 1, "where ∂L/∂O₁₂ = 1, F₁₁ = 1 and everything else is 0")]
    [InlineData(@"\frac{\partial L}{\partial F} = \text{Conv}(X, \frac{\partial L}{\partial O})", "--stride 2", 1, "the left side has 2×2 entries, the right side 3×3")]
    [InlineData(@"a = b + c", "", 3, "claim: undecided: a is not known")]
    [InlineData(@"\frac{\partial L}{\partial X} = Z", "", 3, "claim: undecided: Z is not known: the claim only gives it a name")]
    [InlineData(@"\frac{\partial L}{\partial X} = W", "--input 3x3", 3, "claim: undecided: W is not known: the claim only gives it a name")]
    [InlineData(@"\frac{\partial L}{\partial F} = Z", "", 3, "claim: undecided: Z is not known")]
    [InlineData(@"Q = \frac{\partial L}{\partial X}", "", 3, "claim: undecided: Q is not known")]
    [InlineData(@"\frac{\partial L}{\partial X_{ij}} = Z_{ij}", "", 3, "claim: undecided: Z is not known")]
    [InlineData(@"O = X * F, \frac{\partial L}{\partial X} = Z", "", 3, "claim: undecided: Z is not known")]
    [InlineData(@"Y_i = \sum_k W_k X_{i+k}", "", 0, "claim: proved")]
    [InlineData(@"O = P", "", 3, "claim: undecided: P is not known")]
    [InlineData(@"O = P", "--input 3x3", 3, "claim: undecided: P is not known")]
    [InlineData(@"X = Z", "", 3, "claim: undecided: Z is not known")]
    [InlineData(@"O = X", "", 1, "claim: refuted")]
    [InlineData(@"\frac{\partial L}{\partial X} = \frac{\partial L}{\partial O}", "", 1, "claim: refuted")]
    [InlineData(@"\frac{\partial L}{\partial X} = G", "", 1, "claim: refuted")]
    [InlineData(@"Z = \frac{\partial L}{\partial X} = \text{Full}(\text{rot180}(F), \frac{\partial L}{\partial O})", "", 0, "claim: proved")]
    public void Other_verdicts(string claim, string options, int exit, string words)
    {
        var call = Claim(claim, options);
        Assert.Equal((exit, ""), (call.Exit, call.Error));
        Assert.Contains(words, call.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("z3")]
    [InlineData("cvc5")]
    public void A_solver_refutes_it_at_the_given_layer_with_values_of_its_own(string solver)
    {
        _ = Solver.Of(solver);
        var call = Claim(Full, $"--input 5x5 --filter 3x3 --with {solver}");
        Assert.Equal((1, ""), (call.Exit, call.Error));
        Assert.StartsWith($"claim: refuted by the convolution: input 5×5, filter 3×3, output 3×3, cross-correlation; refuted by {solver}\n", call.Output, StringComparison.Ordinal);
        Assert.Contains($"  the values that {solver} found:\n  at entry [", call.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("z3")]
    [InlineData("cvc5")]
    public void A_solver_proves_what_holds(string solver)
    {
        _ = Solver.Of(solver);
        var call = Claim(@"\frac{\partial L}{\partial F} = \text{Conv}(X, \frac{\partial L}{\partial O})", $"--with {solver}");
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Assert.StartsWith($"claim: proved for all sizes, with stride 1, dilation 1 and no padding; proved by {solver}\n  {solver} asked at the convolution: input 3×3, filter 2×2", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_solver_leaves_undecided_what_has_no_entries_to_compare()
    {
        _ = Solver.Of("z3");
        var call = Claim(@"\frac{\partial L}{\partial F} = \text{Conv}(X, \frac{\partial L}{\partial O})", "--stride 2 --with z3");
        Assert.Equal((1, ""), (call.Exit, call.Error));
        Assert.Contains("; undecided by z3\n", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_json()
    {
        using var json = JsonDocument.Parse(Claim(Full, "--format json").Output);
        var root = json.RootElement;
        Assert.Equal(Full, root.GetProperty("claim").GetString());
        Assert.Equal("refuted", root.GetProperty("verdict").GetString());
        Assert.Equal("[2]", root.GetProperty("layer").GetProperty("filter").GetRawText());
        Assert.Equal("""{"dO[1]":"1","F[1]":"1"}""", root.GetProperty("counterexample").GetProperty("values").GetRawText());
        Assert.Equal("""["the stride is 1","there is no padding","the filter has extent 1"]""", root.GetProperty("holdsWhen").GetRawText());
        Assert.Equal(462, root.GetProperty("layersTried").GetInt32());
    }

    [Theory]
    [InlineData(@"\frac{\partial L}{\partial X", "1:18", "never closed; found the end of the claim, expected")]
    [InlineData(@"O = \frac{", "1:10", "never closed; found the end of the claim, expected")]
    [InlineData("X + F", "no equation")]
    public void A_fault_is_one_line(string claim, params string[] words) => Claim(claim).IsFault(words);

    private static Call Claim(string claim, string options = "") => Call.Of(["prove", "--claim", claim, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
}
