using ConvSymbolic.Diagnostics;
using ConvSymbolic.Exchange;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Tests.Exchange;

/// <summary>What becomes of an answer, whatever program gave it.</summary>
public class OutsideCheckerTests
{
    private static readonly ProofReport Report = Convolution.Create([3, 3], [2, 2]).Derive().Prove();

    [Theory]
    [InlineData("unsat\n", null, Verdict.Proved, null)]
    [InlineData("unknown\n", null, Verdict.Undecided, "z3 does not know")]
    [InlineData("", null, Verdict.Undecided, "z3 answered nothing")]
    [InlineData("", "gave no answer within 60 s", Verdict.Undecided, "z3 gave no answer within 60 s")]
    [InlineData("(error \"line 1\")\nunsat\n", null, Verdict.Undecided, "z3 answered '(error \"line 1\")'")]
    [InlineData("sat\n", null, Verdict.Refuted, "z3 gave values that show no difference")]
    public void An_answer_is_a_verdict(string output, string? failure, Verdict verdict, string? reason)
    {
        var report = Ask(output, failure);
        Assert.All(report.Theorems, theorem => Assert.Equal([new OutsideVerdict("z3", verdict, null, reason)], theorem.Outside));
        Assert.Equal(verdict, report.Verdict);
    }

    [Fact]
    public void A_checker_that_refutes_what_is_proved_here_is_a_contradiction()
    {
        Assert.Empty(Ask("unsat\n").Contradictions);
        Assert.Empty(Ask("unknown\n").Contradictions);
        var report = Ask("sat\n");
        Assert.Equal("z3 contradicts convsym: the theorem filter-gradient is proved here and refuted there; one of the two has a bug, please report it.", report.Contradictions[0]);
        Assert.Equal(3, report.Contradictions.Count);
    }

    [Fact]
    public void A_checker_that_proves_a_refuted_claim_is_a_contradiction()
    {
        var claim = HandDerivation.Prove(@"\frac{\partial L}{\partial X} = \text{Full}(F, \frac{\partial L}{\partial O})");
        var report = OutsideChecker.Named("cvc5").Check(claim, _ => new("unsat\n"));
        Assert.Equal((Verdict.Refuted, Verdict.Refuted), (report.Verdict, report.VerdictOfAll));
        Assert.Contains("the claim is refuted here and proved there", Assert.Single(report.Contradictions), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_proof_says_comes_with_what_the_checkers_say()
    {
        using var text = new StringWriter();
        OutsideChecker.Named("cvc5").Check(Ask("unsat\n"), _ => new("", "gave no answer within 60 s")).WriteText(text);
        Assert.Contains("4 entries compared; proved by z3, undecided by cvc5\n  cvc5 gave no answer within 60 s\n", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_solver_is_not_asked_about_all_sizes() =>
        Assert.Contains("not for all sizes", Assert.Throws<ConvSymbolicException>(() => OutsideChecker.Named("z3").Check(Report.Layer.ProveForAllSizes(), _ => new(""))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Closed under the global context\n", null, Verdict.Proved, null)]
    [InlineData("Axioms:\nwish : 1 = 2\n", null, Verdict.Undecided, "Coq does not say that the proof rests on no assumption")]
    [InlineData("", "answered nothing but 'The reference was not found'", Verdict.Undecided, "Coq answered nothing but 'The reference was not found'")]
    public void Coq_is_asked_for_the_theorems_of_the_kind_by_their_names(string output, string? failure, Verdict verdict, string? reason)
    {
        OutsideCall? asked = null;
        var report = OutsideChecker.Named("coq").Check(Convolution.CreateTransposed([3], [2]).ProveForAllSizes(), call =>
        {
            asked = call;
            return new(output, failure);
        });
        Assert.All(report.Theorems, theorem => Assert.Equal([new OutsideVerdict("coq", verdict, null, reason)], theorem.Outside));
        Assert.All(report.Theorems, theorem => Assert.Contains($"@transposed_cross_correlation_{theorem.Name.Replace('-', '_')}", asked!.Files[^1].Text, StringComparison.Ordinal));
        Assert.Contains("Print Assumptions together.", asked!.Files[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_solver_is_not_asked_about_what_is_too_large()
    {
        var large = new ProofReport(Convolution.Create([100, 100], [5, 5]), Report.Theorems);
        var report = OutsideChecker.Named("z3").Check(large, _ => throw new InvalidOperationException("asked"));
        Assert.Equal("the layer has 230,400 products; z3 is asked about at most 200,000", report.Theorems[0].Outside[0].Reason);
    }

    private static ProofReport Ask(string output, string? failure = null) => OutsideChecker.Named("z3").Check(Report, _ => new(output, failure));
}
