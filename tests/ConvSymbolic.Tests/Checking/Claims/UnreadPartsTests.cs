using ConvSymbolic.Diagnostics;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Tests.Checking.Claims;

/// <summary>Nothing of a claim is dropped: what is in none of its equalities is refused, or leaves it undecided.</summary>
public class UnreadPartsTests
{
    private const string True = @"O_i = \sum_{u=0}^{K-1} X_{i+u} F_u", False = @"O_i = \sum_{u=0}^{K-1} X_{i-u} F_u";

    [Theory]
    [InlineData(True + @" \neq \sum_{u=0}^{K-1} X_{i+u} F_u", 36, @"\neq")]
    [InlineData(True + " < 0", 36, "<")]
    [InlineData(True + @" \neq 0", 36, @"\neq")]
    [InlineData(True + @" \approx X_i", 36, @"\approx")]
    [InlineData(True + @" \propto X_i", 36, @"\propto")]
    [InlineData(True + @" \to 0", 36, @"\to")]
    [InlineData(True + @" \in \mathbb{R}", 36, @"\in")]
    [InlineData(True + " =", 36, "=")]
    [InlineData(True + "; X", 37, "X")]
    [InlineData(@"H' = H - K + 1 \ne H - K + 1", 16, @"\ne")]
    [InlineData(@"H' = H - K + 1 \le 0", 16, @"\le")]
    [InlineData(@"\frac{\partial L}{\partial F_u} = \sum_i \frac{\partial L}{\partial O_i} X_{i+u} \ne \frac{\partial L}{\partial F_u}",
        82, @"\ne")]
    public void What_is_no_equality_is_refused(string claim, int column, string found)
    {
        var diagnostic = Assert.Throws<ConvSymbolicException>(() => HandDerivation.Prove(claim)).Diagnostic;
        Assert.Equal(("claim.no-equality", found), (diagnostic.Code, diagnostic.Found));
        Assert.Equal((1, column), (diagnostic.Span!.Value.Line, diagnostic.Span.Value.Column));
    }

    [Theory]
    [InlineData(@"\text{It is false that } CLAIM", @"\text{It is false that }")]
    [InlineData(@"\text{not} \\ CLAIM", @"\text{not}")]
    [InlineData(@"CLAIM \text{ never}", @"\text{ never}")]
    [InlineData(@"CLAIM // never", "// never")]
    [InlineData(@"CLAIM \text{ if } i>0", @"\text{ if }")]
    [InlineData(@"CLAIM \quad (F_0=0)", "F_0=0")]
    [InlineData(@"CLAIM, \quad i \ne 0", @"i \ne 0")]
    [InlineData(@"CLAIM \quad (i < 2)", "i < 2")]
    [InlineData(@"CLAIM \quad (s = 1)", "s = 1")]
    [InlineData(@"CLAIM \text{ or } O_i = O_i", @"\text{ or }")]
    [InlineData(@"O_i = O_i \Rightarrow CLAIM", @"\Rightarrow")]
    [InlineData(@"O_i \stackrel{!}{=} O_i = CLAIM", @"\stackrel{!}{=}")]
    [InlineData(@"\underbrace{O_i}_{=0} = CLAIM", @"\underbrace{O_i}_{=0}")]
    public void Words_and_conditions_that_may_change_it_leave_it_undecided(string text, string unread)
    {
        foreach (string claim in (string[])[True, False])
        {
            var report = HandDerivation.Prove(text.Replace("CLAIM", claim, StringComparison.Ordinal));
            Assert.Equal(Verdict.Undecided, report.Verdict);
            if (claim == True)
                Assert.Contains(unread, report.Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(@"CLAIM \text{ for all } i")]
    [InlineData(@"CLAIM \quad \forall i")]
    [InlineData(@"CLAIM \quad (0 \le i < H')")]
    [InlineData(@"CLAIM, \quad i = 0, \dots, H'-1")]
    [InlineData(@"CLAIM, \quad i \in [0, H')")]
    [InlineData(@"CLAIM. \tag{3}")]
    [InlineData(@"\boxed{CLAIM}")]
    [InlineData(@"\begin{aligned} O_i &= O_i \\ CLAIM \end{aligned}")]
    [InlineData(@"O_i = O_i \text{ and } CLAIM")]
    public void What_says_nothing_new_changes_nothing(string text)
    {
        Assert.Equal(Verdict.Proved, HandDerivation.Prove(text.Replace("CLAIM", True, StringComparison.Ordinal)).Verdict);
        Assert.Equal(Verdict.Refuted, HandDerivation.Prove(text.Replace("CLAIM", False, StringComparison.Ordinal)).Verdict);
    }
}
