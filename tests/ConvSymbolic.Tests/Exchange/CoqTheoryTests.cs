using ConvSymbolic.Benchmarks;
using ConvSymbolic.Exchange;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Exchange;

/// <summary>The theory is what lies in proofs, and Coq accepts all of it without an assumption.</summary>
[Collection(CoqTests.Name)]
public class CoqTheoryTests(CoqTheoryFixture theory)
{
    [Fact]
    public void Every_file_of_proofs_is_part_of_the_library()
    {
        string folder = Repository.PathOf("proofs");
        Assert.Equal(
            Directory.GetFiles(folder, "*.v").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal),
            CoqTheory.Files.Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.All(CoqTheory.Files, file => Assert.Equal(File.ReadAllText(Path.Combine(folder, file.Name)).ReplaceLineEndings("\n"), file.Text));
    }

    [Theory]
    [InlineData("convolution_cross_correlation")]
    [InlineData("convolution_true_convolution")]
    [InlineData("transposed_cross_correlation")]
    [InlineData("transposed_true_convolution")]
    public void There_is_a_theorem_for_each_gradient(string kind)
    {
        Assert.Contains($"{kind}_input_gradient", Coq.Theorems);
        Assert.Contains($"{kind}_filter_gradient", Coq.Theorems);
        Assert.Contains($"{kind}_bias_gradient", Coq.Theorems);
    }

    [Fact]
    public void No_theorem_rests_on_an_assumption()
    {
        var (isAccepted, says) = theory.Installed.RestOnNothing(Coq.Theorems);
        Assert.True(isAccepted, says);
    }

    [Fact]
    public void An_assumption_would_be_seen()
    {
        var (isAccepted, says) = theory.Installed.Check("Axiom wish : 1 = 2.\nTheorem granted : 1 = 2.\nProof. exact wish. Qed.\nPrint Assumptions granted.\n");
        Assert.False(isAccepted);
        Assert.Contains("wish", says, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_left_unproved() => Assert.All(
        CoqTheory.Files,
        file => Assert.All(["Admitted", "Axiom", "Abort", "Parameter", "Conjecture"], word => Assert.DoesNotContain(word, file.Text, StringComparison.Ordinal)));
}
