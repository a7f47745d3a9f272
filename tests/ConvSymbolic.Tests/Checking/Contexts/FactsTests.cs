using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking.Contexts;

/// <summary>What is declared, stated in maths or in words, or displayed, is a fact: nothing that a line says enlarges or overrides it.</summary>
public class FactsTests
{
    private const string Forward = @"$$ Y_{11} = X_{11} K_{11} + X_{12} K_{12} + X_{21} K_{21} + X_{22} K_{22} $$",
        Slip = @"$$ \frac{\partial L}{\partial K_{12}} = \frac{\partial L}{\partial Y_{11}} X_{12} + \frac{\partial L}{\partial Y_{12}} X_{13} + \frac{\partial L}{\partial Y_{21}} X_{22} + \frac{\partial L}{\partial Y_{22}} X_{32} $$",
        Whole = @"$$ \frac{\partial L}{\partial X} = \text{full}(\text{rot180}(K), \frac{\partial L}{\partial Y}) $$";

    private const string Displayed = @"$$ X = \begin{pmatrix}X_1 & X_2 & X_3\end{pmatrix} $$

$$ F = \begin{pmatrix}F_1 & F_2\end{pmatrix} $$

$$ O_1 = X_1 F_1 + X_2 F_2 $$

$$ O_2 = X_2 F_1 + X_3 F_2 $$

$$ \frac{\partial L}{\partial F_1} = \frac{\partial L}{\partial O_1} X_1 + \frac{\partial L}{\partial O_2} X_2 $$

$$ \frac{\partial L}{\partial F_2} = \frac{\partial L}{\partial O_1} \frac{\partial O_1}{\partial F_2} + \frac{\partial L}{\partial O_2} \frac{\partial O_2}{\partial F_0} $$";

    // What is expected of the lines, one letter each: right, wrong, a definition.
    [Theory]
    [InlineData("input=X 3 filter=F 2 output=O padding=0:1 index-base=0", "r", @"$$ O_2 = X_2 F_0 $$")]
    [InlineData("input=X 4 filter=F 3 output=O loss=L stride=3 index-base=1", "w", @"$$ \frac{\partial L}{\partial X_4} = \frac{\partial L}{\partial O_2} F_1 $$")]
    [InlineData("input=X 4 filter=F 2 output=O padding=-1:0 index-base=0", "rrw", "$$ O_0 = X_1 F_0 + X_2 F_1 $$\n\n$$ O_1 = X_2 F_0 + X_3 F_1 $$\n\n$$ O_2 = X_3 F_0 + X_4 F_1 $$")]
    [InlineData("input=A 3 filter=K 2 output=Z batch=2 index-base=0", "r", @"$$ Z^{(0,0)}_1 = A^{(0,0)}_1 K^{(0,0)}_0 + A^{(0,0)}_2 K^{(0,0)}_1 $$")]
    [InlineData("input=x 5 filter=w 2 output=y loss=L channels=2 filters=2 index-base=1", "r", @"$$ \frac{\partial L}{\partial w_{1,2,1}} = \sum_{j=1}^{4} \frac{\partial L}{\partial y_{1,j}} \frac{\partial y_{1,j}}{\partial w_{1,2,1}} $$")]
    [InlineData("input=X 3x3 filter=K 2x2", "rwr", Forward + "\n\n" + Slip + "\n\n" + Whole)]
    public void Declared(string declaration, string expected, string text) => Expect(expected, $"<!-- convsym: {declaration} -->\n\n{text}");

    // Entries in the padding are 0; behind it there are none.
    [Theory]
    [InlineData("r", @"$$ O_1 = X_0 F_1 + X_1 F_2 $$")]
    [InlineData("r", @"$$ O_1 = X_1 F_2 $$")]
    [InlineData("w", @"$$ O_1 = X_{-1} F_1 + X_1 F_2 $$")]
    [InlineData("r", @"$$ O_4 = X_3 F_1 + X_4 F_2 $$")]
    [InlineData("w", @"$$ O_5 = X_4 F_1 + X_5 F_2 $$")]
    public void Of_padding(string expected, string text) => Expect(expected, $"<!-- convsym: input=X 3 filter=F 2 output=O stride=1 dilation=1 padding=1 index-base=1 -->\n\n{text}");

    // An index on an axis with one entry is looked at like any other; a line that is the only one with channels is wrong by its own word alone.
    [Theory]
    [InlineData("u", @"$$ O^{(2)}_1 = X^{(1)}_1 F^{(2,7)}_1 + X^{(9)}_2 F^{(2,1)}_2 $$")]
    [InlineData("r", @"$$ O^{(2)}_1 = X^{(1)}_1 F^{(2,1)}_1 + X^{(1)}_2 F^{(2,1)}_2 $$")]
    [InlineData("u", @"$$ O^{(o)}_i = \sum_{c=1}^{1} \sum_{u=1}^{2} X^{(c-1)}_{i+u-1} F^{(o,c)}_u $$")]
    [InlineData("u", @"$$ O^{(o)}_i = \sum_{c=2}^{2} \sum_{u=1}^{2} X^{(c)}_{i+u-1} F^{(o,c)}_u $$")]
    [InlineData("r", @"$$ O^{(o)}_i = \sum_{c=1}^{1} \sum_{u=1}^{2} X^{(c)}_{i+u-1} F^{(o,c)}_u $$")]
    [InlineData("r", @"$$ O^{(o)}_i = \sum_{u=1}^{2} X^{(1)}_{i+u-1} F^{(o,1)}_u $$")]
    [InlineData("u", @"$$ O^{(o)}_i = \sum_{u=1}^{2} X^{(2)}_{i+u-1} F^{(o,1)}_u $$")]
    public void Of_one_channel(string expected, string text) => Expect(expected, $"<!-- convsym: input=X 3 filter=F 2 output=O channels=1 filters=2 index-base=1 -->\n\n{text}");

    [Theory]
    [InlineData("padding=-2:0", @"\text{padding }-2{:}0", "r")]
    [InlineData("padding=-2:0", @"\text{padding }(-2){:}0", "r")]
    [InlineData("padding=-2:0", @"\text{padding }0{:}-2", "w")]
    [InlineData("padding=0:-1", @"\text{padding }0{:}-1", "r")]
    [InlineData("padding=0:-1", @"\text{padding }0{:}(-1)", "r")]
    [InlineData("padding=-1:-1", @"\text{padding }-1{:}-1", "r")]
    public void Paddings_without_brackets(string declaration, string argument, string expected) =>
        Expect(expected, $"<!-- convsym: input=X 5 filter=F 2 output=O loss=L {declaration} index-base=0 -->\n\n$$ O_i = \\operatorname{{conv}}(X, F, {argument})_i $$");

    [Theory]
    [InlineData(@"\beta[0]")]
    [InlineData(@"\beta_0")]
    [InlineData(@"\beta")]
    public void The_bias_of_one_filter(string bias) => Expect("r", $"<!-- convsym: input=X 3 filter=F 2 output=O bias=\\beta index-base=0 -->\n\n$$ O_i = \\sum_{{u=0}}^{{1}} X_{{i+u}} F_u + {bias} $$");

    [Theory]
    [InlineData(@"Input $X \in \mathbb{R}^{3\times 3}$, filter $K \in \mathbb{R}^{2\times 2}$, stride 1.")]
    [InlineData("The input X is 3x3, the filter K is 2x2, and the stride is 1.")]
    [InlineData(@"Let $X$ be a $3 \times 3$ matrix and $K$ of size $2 \times 2$.")]
    public void Stated(string words) => Expect("rwr", $"{words}\n\n{Forward}\n\n{Slip}\n\n{Whole}");

    [Fact]
    public void Stated_in_words_alone() => Expect("ru", "X is 4x4, F is 3x3.\n\n" + @"$$ O_{11} = \sum_{i=1}^{3}\sum_{j=1}^{3} X_{ij}F_{ij} $$

$$ \frac{\partial L}{\partial F} = \text{conv}(X, \text{rot180}(\frac{\partial L}{\partial O})) $$");

    [Fact]
    public void Digits_of_another_script_say_nothing() => Expect("u", "X is ٤x٤ and K is ٢x٢, stride ١.\n\n" + Forward);

    [Fact]
    public void Displayed_arrays_say_where_indices_start() => Expect("ddrrrw", Displayed);

    [Fact]
    public void A_column_is_no_row() => Expect("ddwr", "<!-- convsym: input=X 1x3 filter=W 1x2 output=Y loss=L stride=1 padding=0 index-base=1 -->\n\n" + @"$$ X = \begin{bmatrix}1&2&3\end{bmatrix} $$

$$ \frac{\partial L}{\partial Y} = \begin{bmatrix}4&5\end{bmatrix} $$

$$ \frac{\partial L}{\partial W} = \begin{bmatrix}14\\23\end{bmatrix} $$

$$ \frac{\partial L}{\partial W} = \begin{bmatrix}14&23\end{bmatrix} $$");

    private static void Expect(string expected, string text)
    {
        var equations = HandDerivation.Check(text, new CheckOptions { File = "a.md" }, cancellation: TestContext.Current.CancellationToken).Equations.Where(equation => equation.Verdict != EquationVerdict.NotAnEquation).ToList();
        string verdicts = string.Concat(equations.Select(equation => char.ToLowerInvariant(equation.Verdict.ToString()[0])));
        Assert.True(expected == verdicts, $"{verdicts} where {expected} was expected:\n" + string.Join('\n', equations.Select(equation => $"{equation.Verdict}: {equation.Latex} {equation.Message}")));
    }
}
