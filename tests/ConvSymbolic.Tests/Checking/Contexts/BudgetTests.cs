using System.Globalization;
using ConvSymbolic.Checking;
using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Tests.Checking.Contexts;

/// <summary>Any text gets an answer with work that is bounded, counted in steps.</summary>
public class BudgetTests
{
    private const string Declared = "<!-- convsym: input=X 40x40 filter=F 20x20 output=O index-base=1 -->\n\n";

    private const string Plane = "<!-- convsym: input=X 3x3 filter=F 2x2 output=O index-base=1 -->\n\n";

    public static TheoryData<string> Circles =>
    [
        @"We have $a_1=\sigma(z_1)$, $z_1=w_1a_0+b_1$, and choose $b_1=-100\times a_0$.",
        @"$z=w*a+b$, $a=f(z)$, $z=f(a)$, $\frac{\partial L}{\partial a}=\frac{\partial L}{\partial z}f'(z)$",
        @"$z^l=w^l*a^{l-1}+b^l$, $a^l=\sigma(z^l)$, $z^l=\sigma(a^l)$, $\frac{\partial L}{\partial z^l}=\frac{\partial L}{\partial a^l}\sigma'(z^l)$",
        @"$X=\sigma(X)$, $O=X*F$, $O=\sigma(O)$, $\frac{\partial L}{\partial X}=\frac{\partial L}{\partial X}\sigma'(X)$",
        @"$A=\text{rot180}(B)$, $B=\text{rot180}(A)$, $O=\text{conv}(X,A)$, $O=\text{conv}(X,B)$",
        @"$\tilde F_{mn}=F_{1-m,1-n}$, $F_{mn}=\tilde F_{1-m,1-n}$, $O_{ij}=\sum_{m,n}X_{i+m,j+n}\tilde F_{mn}$",
        @"$h=sp+dr$, $p=h+r$, $r=p+h$, $O_p=\sum_r X_h F_r$",
        @"$H=W+1$, $W=H+1$, $K=K+1$, $X\in\mathbb{R}^{H\times W}$, $O=X*F$",
        @"\newcommand{\a}{\b}\newcommand{\b}{\a} $\a=\b$, $O=X*F$",
    ];

    [Theory]
    [MemberData(nameof(Circles))]
    public void Definitions_in_a_circle_get_an_answer(string text)
    {
        foreach (string document in (string[])[text, text + " " + text, Plane + text])
            Assert.NotEmpty(Check(document, out _).Equations);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(400)]
    [InlineData(1600)]
    public void A_wrong_row_of_any_length_takes_bounded_work(int products)
    {
        var random = new Random(1);
        string row = string.Join(" + ", Enumerable.Range(0, products).Select(_ => string.Create(CultureInfo.InvariantCulture, $"X_{{{random.Next(1, 41)},{random.Next(1, 41)}}} F_{{{random.Next(1, 21)},{random.Next(1, 21)}}}")));
        var report = Check(Declared + $"$$ O_{{1,1}} = {row} $$", out long spent);
        Assert.NotEqual(EquationVerdict.Right, Assert.Single(report.Equations).Verdict);
        Assert.InRange(spent, 1, 4_000_000);
    }

    [Fact]
    public void What_the_document_may_take_ends_in_undecided_with_the_reason()
    {
        string large = Declared + string.Concat(Enumerable.Range(1, 1_000).Select(k => $"$$ O_{{{k % 20 + 1},1}} = \\sum_{{m=1}}^{{20}} \\sum_{{n=1}}^{{20}} X_{{m+{k % 20},n}} F_{{m,n}} + {k} $$\n\n"));
        var budget = new Budget(most: 200_000);
        var report = Checker.Check(large, new CheckOptions { File = "large.md" }, TestContext.Current.CancellationToken, budget);
        Assert.InRange(budget.Spent, 1, 1_000_000);
        Assert.Contains(report.Equations, equation => equation.Verdict == EquationVerdict.Undecided && equation.Message.Contains("steps to work the whole document out", StringComparison.Ordinal));
        Assert.Equal(report.Equations.Select(equation => equation.Verdict), Checker.Check(large, new CheckOptions { File = "large.md" }, TestContext.Current.CancellationToken, new Budget(most: 200_000)).Equations.Select(equation => equation.Verdict));
    }

    [Theory]
    [InlineData("$a=b$ ", "formulas")]
    [InlineData("$$\\begin{aligned}a&=b\\\\\n", "equations")]
    public void More_formulas_than_fit_into_memory_are_refused(string piece, string what)
    {
        string text = what == "formulas" ? string.Concat(Enumerable.Repeat(piece, 250_000)) : string.Concat(Enumerable.Repeat("$$" + string.Concat(Enumerable.Repeat("a&=b\\\\\n", 100)) + "$$\n\n", 2_100));
        var problem = Assert.Throws<ConvSymbolicException>(() => Check(text, out _));
        Assert.Equal("document.too-many", problem.Diagnostic.Code);
        Assert.Contains($"more than 200,000 {what}", problem.Message, StringComparison.Ordinal);
    }

    private static CheckReport Check(string text, out long spent)
    {
        var budget = new Budget();
        var report = Checker.Check(text, new CheckOptions { File = "notes.md" }, TestContext.Current.CancellationToken, budget);
        spent = budget.Spent;
        return report;
    }
}
