using System.Collections.Concurrent;
using ConvSymbolic.Benchmarks;
using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Exchange;
using ConvSymbolic.Layers;
using ConvSymbolic.Tests.Independent;
using ConvSymbolic.Tests.Support;
using CsCheck;

namespace ConvSymbolic.Tests.Exchange;

/// <summary>Coq accepts what the program derived, at random layers of every kind, and nothing that differs from it.</summary>
[Collection(CoqTests.Name)]
public class CoqInstanceTests(CoqTheoryFixture theory)
{
    private static readonly Layer Small = Convolution.Create([3, 3], [2, 2], bias: true);

    [Fact]
    public void The_text_is_as_documented() => Golden.Verify(Text(Small));

    [Fact]
    public void Coq_accepts_random_layers()
    {
        var derivations = new ConcurrentBag<Derivation>();
        RandomLayers.Options
            .Where(options => MostlySmall(Convolution.Create(options)))
            .Sample(options => derivations.Add(Convolution.Create(options).Derive()), iter: FullRun.Count(10, 40));
        var (isAccepted, says) = theory.Installed.Accepts(derivations);
        Assert.True(isAccepted, says);
    }

    public static TheoryData<string, string, string, string> Slips => new()
    {
        { "a term left out", "([:: 0; 0; 0; 1], [:: ([:: 0; 0; 0; 0], [:: 0; 0; 0; 1]); ", "([:: 0; 0; 0; 1], [:: ", "wrong_input_entry [:: 0; 0; 0; 1]" },
        { "a wrong filter index", "([:: 0; 0; 0; 0], [:: ([:: 0; 0; 0; 0], [:: 0; 0; 0; 0])])", "([:: 0; 0; 0; 0], [:: ([:: 0; 0; 0; 0], [:: 0; 0; 0; 1])])", "wrong_input_entry [:: 0; 0; 0; 0]" },
        { "a term twice", "[:: 0; 0; 2; 2], [:: ", "[:: 0; 0; 2; 2], [:: ([:: 0; 0; 1; 1], [:: 0; 0; 1; 1]); ", "wrong_input_entry [:: 0; 0; 2; 2]" },
        { "an input entry missing", "  ([:: 0; 0; 0; 0], [:: ([:: 0; 0; 0; 0], [:: 0; 0; 0; 0])]);\n", "", "not_every_input_entry" },
        { "a bias entry missing its last term", "; [:: 0; 0; 1; 1]])].", "])].", "wrong_bias_entry 0" },
        { "no bias gradient", "bias_gradient.", "[::].", "not_every_bias_entry" },
        { "no filter gradient", "input_gradient filter_gradient", "input_gradient [::]", "not_every_filter_entry" },
        { "gradients in each other's place", "input_gradient filter_gradient", "filter_gradient input_gradient", "wrong_filter_entry" },
        { "another stride", "Axis 3 2 2 1 1 (0)%Z (0)%Z 0;", "Axis 3 2 2 2 1 (0)%Z (0)%Z 0;", "the_sizes_do_not_fit" },
        { "true convolution", "1 1 1 1 false false true.", "1 1 1 1 false true true.", "wrong_filter_entry" },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void Coq_refuses_a_certificate_with(string slip, string right, string wrong, string complaint)
    {
        string text = Text(Small);
        Assert.Contains(right, text, StringComparison.Ordinal);
        var (isAccepted, says) = theory.Installed.Check(text.Replace(right, wrong, StringComparison.Ordinal));
        Assert.False(isAccepted, slip);
        Assert.Contains(complaint, string.Join(' ', says.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_kernel_of_Coq_refuses_it_whatever_tactic_is_used()
    {
        string text = Text(Small).Replace("certify.", "vm_cast_no_check (erefl true).", StringComparison.Ordinal);
        Assert.True(theory.Installed.Check(text).IsAccepted);
        Assert.False(theory.Installed.Check(text.Replace("input_gradient filter_gradient", "input_gradient [::]", StringComparison.Ordinal)).IsAccepted);
    }

    [Fact]
    public void The_order_of_terms_does_not_matter()
    {
        string text = Text(Small);
        const string Right = "([:: 0; 0; 0; 0], [:: 0; 0; 0; 1]); ([:: 0; 0; 0; 1], [:: 0; 0; 0; 0])";
        const string Turned = "([:: 0; 0; 0; 1], [:: 0; 0; 0; 0]); ([:: 0; 0; 0; 0], [:: 0; 0; 0; 1])";
        Assert.Contains(Right, text, StringComparison.Ordinal);
        var (isAccepted, says) = theory.Installed.Check(text.Replace(Right, Turned, StringComparison.Ordinal));
        Assert.True(isAccepted, says);
    }

    [Fact]
    public void More_terms_than_the_limit_are_refused_before_anything_is_written()
    {
        var output = new StringWriter();
        var error = Assert.Throws<ConvSymbolicException>(() => CoqInstance.Write(Small.Derive(), output, termLimit: 10));
        Assert.Equal("The gradients have 36 terms, more than Coq reads in reasonable time; take a smaller layer, or raise the limit of 10 terms.", error.Message);
        Assert.Empty(output.ToString());
    }

    private static bool MostlySmall(Layer layer) => Estimate.Of(layer) is { Products: <= 60, Entries: <= 120 };

    private static string Text(Layer layer) => Coq.Instance(layer.Derive());
}
