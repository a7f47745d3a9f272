using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking.Gate;

/// <summary>A formula that is said for some indices, under a condition, or not at all is not wrong because of others.</summary>
public class SurroundingsTests
{
    private const string Row = "<!-- convsym: input=X 5 filter=F 2 output=O loss=L index-base=1 -->\n",
        Border = @"\frac{\partial L}{\partial X_i} = \frac{\partial L}{\partial O_i} F_1",
        Interior = @"\frac{\partial L}{\partial X_i} = \frac{\partial L}{\partial O_i} F_1 + \frac{\partial L}{\partial O_{i-1}} F_2",
        Shifted = @"O_i = X_{i+1} F_1 + X_i F_2",
        Slip = "O_1 = X_1 F_1",
        First = @"\frac{\partial L}{\partial X_2} = \frac{\partial L}{\partial O_1} F_2";

    [Theory]

    // The range stands in the row.
    [InlineData("U", Row + "$$" + Border + @" \quad (i = 1) $$")]
    [InlineData("UD", Row + "$$" + Border + @", \quad i = 1 $$")]
    [InlineData("U", Row + "$$" + Border + @" \quad \text{if } i=1 $$")]
    [InlineData("U", Row + "$$" + Interior + @" \quad (1<i<5) $$")]
    [InlineData("U", Row + "$$" + Interior + @" \quad \forall i\in\{2,3\} $$")]
    [InlineData("U", Row + "$$" + Interior + @" \quad (i=2,3) $$")]
    [InlineData("U", Row + "$$" + Interior + @" \quad (i \geq 2) $$")]
    [InlineData("U", Row + "$$" + Border + @" \quad \text{at the left border} $$")]
    [InlineData("U", Row + "$$" + Border + @" \tag{$i=1$} $$")]

    // Or in the sentence.
    [InlineData("DU", Row + "For $i=1$:\n$$" + Border + "$$")]
    [InlineData("U", Row + "for $1<i<5$ we have\n$$" + Interior + "$$")]
    [InlineData("U", Row + "In the interior,\n\n$$" + Interior + "$$")]
    [InlineData("DU", Row + "If $i=1$, then $" + Border + "$.")]
    [InlineData("UD", Row + "We get $" + Border + "$ for $i=1$.")]
    [InlineData("UD", Row + "$$" + Border + "$$\nfor $i = 1$.")]
    [InlineData("U", Row + "For even $i$:\n$$" + Border + "$$")]

    // A range that covers the array, or the place where it fails, excuses nothing; nor does one of another sentence.
    [InlineData("W", Row + "$$" + Shifted + @" \quad (1 \le i \le 4) $$")]
    [InlineData("W", Row + "$$" + Shifted + @" \quad \text{for } i = 1, \ldots, n $$")]
    [InlineData("W", Row + "$$" + Shifted + @" \quad (i = 1, 2, 3, 4) $$")]
    [InlineData("W", Row + "$$" + Shifted + @" \quad \text{for all } i $$")]
    [InlineData("W", Row + "At the left border there is nothing to do. In general,\n$$" + Shifted + "$$")]
    [InlineData("W", Row + "For $i=3$ and so on. A new one: $" + Slip + "$", 1)]
    [InlineData("R", Row + @"$$ O_i = X_i F_1 + X_{i+1} F_2 \quad (i = 2) $$")]

    // Sums that say nothing of how far they run.
    [InlineData("U", Row + @"$$ \sum_i O_i = \sum_i \sum_{u=1}^2 X_{i+u-1} F_u $$")]

    // Conditions and denials in words.
    [InlineData("U", Row + "If only $O_1$ enters the loss, $" + First + "$.")]
    [InlineData("U", Row + "If the upstream gradient vanishes except at the first position, $" + First + "$.")]
    [InlineData("W", Row + "We have $" + First + "$.")]
    [InlineData("U", Row + "It is not true that $" + Slip + "$.")]
    [InlineData("W", Row + "It is true that $" + Slip + "$.")]

    // What is struck out is not said.
    [InlineData("U", Row + @"$$ \cancel{" + Slip + "} $$")]
    [InlineData("", Row + "<del>$" + Slip + "$</del>")]
    [InlineData("", Row + @"\sout{$" + Slip + "$}")]
    [InlineData("", Row + "\\iffalse\n$$" + Slip + "$$\n\\fi")]
    [InlineData("W", Row + "<del>It was</del> $" + Slip + "$ <del>so</del>")]

    // Signs that mean something else.
    [InlineData("U", @"$$ 1\frac{1}{2} = 1.5 $$")]
    [InlineData("W", @"$$ 2 \cdot \frac{1}{2} = 2.5 $$")]
    [InlineData("U", Row + "Here * denotes elementwise multiplication.\n$$ O = X * F $$")]
    public void A_verdict_minds_what_stands_around_a_formula(string verdicts, string text, int skipped = 0)
    {
        var report = HandDerivation.Check(text, new CheckOptions { File = "notes.md" }, TestContext.Current.CancellationToken);
        Assert.Equal(verdicts, string.Concat(report.Equations.Where(equation => equation.Verdict != EquationVerdict.NotAnEquation)
            .Select(equation => equation.Verdict.ToString()[0]).Skip(skipped)));
    }
}
