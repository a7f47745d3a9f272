using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking.Gate;

/// <summary>What a text says in words of its settings holds: for the layer that is found, and for formulas of sizes.</summary>
public class SaidSettingsTests
{
    private const string Three = @"$X\in\mathbb{R}^3$, $F\in\mathbb{R}^2$, $p=1$.", Plain = @"$$O_i = \sum_{u=1}^2 X_{i+u-1} F_u$$";

    private const string Row = @"$$\frac{\partial L}{\partial F_1} = \frac{\partial L}{\partial O_1} X_1 + \frac{\partial L}{\partial O_2} X_2 + \frac{\partial L}{\partial O_3} X_3$$";

    // Nothing is right for another layer than that of the words.
    [Theory]
    [InlineData(@"$X \in \mathbb{R}^4$, $F\in\mathbb{R}^2$, $s=2$.", Plain)]
    [InlineData(@"$X \in \mathbb{R}^4$, $F\in\mathbb{R}^2$, stride $s = 2$.", Plain)]
    [InlineData(@"The stride is two, $X \in \mathbb{R}^4$, $F\in\mathbb{R}^2$.", Plain)]
    [InlineData(@"The filter moves by two positions. $X \in \mathbb{R}^6$, $F\in\mathbb{R}^2$.", "$$O_2 = X_2 F_1 + X_3 F_2$$\n$$O_3 = X_3 F_1 + X_4 F_2$$")]
    [InlineData("A layer with stride two, kernel size two and input length four.", "$$O_2 = X_2 F_1 + X_3 F_2$$\n$$O_3 = X_3 F_1 + X_4 F_2$$")]
    [InlineData(@"True convolution, $X \in \mathbb{R}^4$, $F\in\mathbb{R}^2$.", "$$O_1 = X_1 F_1 + X_2 F_2$$\n$$O_2 = X_2 F_1 + X_3 F_2$$")]
    [InlineData(@"Zero padding $p=1$, $X \in \mathbb{R}^3$, $F\in\mathbb{R}^3$.", @"$$O_1 = X_1F_1+X_2F_2+X_3F_3$$
        $$\frac{\partial L}{\partial F_1} = \frac{\partial L}{\partial O_1} X_1$$")]
    [InlineData("X has 4 entries, F has 2, output has 4 (one zero after).", Row)]
    [InlineData(@"We use 'same' padding. $X \in \mathbb{R}^4$, $F \in \mathbb{R}^2$.", Row)]
    [InlineData("<!-- convsym: input=X 3 filter=F 2 output=O loss=L index-base=0 -->\nThe layer has no bias.", "$$O_i = X_i F_0 + X_{i+1} F_1 + b$$")]
    public void Are_not_dropped(string words, string equations) => Assert.DoesNotContain('R', Verdicts(words + "\n" + equations));

    // What stands at the border is not 0 everywhere.
    [Theory]
    [InlineData("Padding with ones: ", "O_1 = F_1 + X_1 F_2")]
    [InlineData("The border is filled with ones: ", "O_1 = F_1 + X_1 F_2")]
    [InlineData("We repeat the border values, ", "O_1 = X_1 F_1 + X_1 F_2")]
    [InlineData("With `padding_mode='replicate'`: ", "O_1 = X_1 F_1 + X_1 F_2")]
    public void Say_what_stands_at_the_border(string words, string row) => Assert.Equal("U", Verdicts($"{words}{Three}\n$${row}$$"));

    [Theory]
    [InlineData("RR", @"$X \in \mathbb{R}^5$, $F\in\mathbb{R}^2$, stride $s = 2$.", "$$O_1 = X_1 F_1 + X_2 F_2$$\n$$O_2 = X_3 F_1 + X_4 F_2$$")]
    [InlineData("RR", @"Zero padding $p=1$, $X \in \mathbb{R}^3$, $F\in\mathbb{R}^3$.", "$$O_1 = X_1 F_2 + X_2 F_3$$\n$$O_2 = X_1 F_1 + X_2 F_2 + X_3 F_3$$")]
    [InlineData("R", "Input $n$, kernel $k$, stride $s$, padding $p$.", @"$$n_{out} = \lfloor (n+2p-k)/s \rfloor + 1$$")]
    [InlineData("UR", "Input $n$, kernel $k$, padding $p$, stride $s$.", "$$n_{out} = n-k+1$$\nFor stride 1 and no padding:\n$$n_{out} = n-k+1$$")]
    [InlineData("U", "Max pooling with window $k$ and stride $k$, input $n$.", @"$$n_{out} = \lfloor n/k \rfloor$$")]
    [InlineData("R", "Max pooling with window $k$ and stride $s$, input $n$.", @"$$n_{out} = \lfloor (n-k)/s \rfloor + 1$$")]
    [InlineData("UR", "Transposed convolution with kernel $K$, stride $s$, padding $p$ and input $H$:", "$$H' = \\lfloor (H-K+2p)/s \\rfloor + 1$$\n$$H' = s(H-1) + K - 2p$$")]
    [InlineData("UU", "Input $n$, kernel $k$, stride 2, no padding.", "$$n_{out} = n-k+1$$\n$$n_{out} = \\lfloor (n-k)/2 \\rfloor + 1$$")]
    [InlineData("U", "<!-- convsym: input=X 5 filter=F 3 stride=2 padding=1 -->", "$$H' = H - K + 1$$")]
    [InlineData("U", "<!-- convsym: input=X H filter=F K stride=s padding=p -->", "$$H' = H - K + 1$$")]
    [InlineData("U", "Let $p$ be the total padding.", @"$$n_{out} = \lfloor (n+2p-k)/s \rfloor + 1$$")]
    [InlineData("UU", "Padding $p$ only on the left:", "$$n_{out} = n + p - k + 1$$\n$$n_{out} = n + 2p - k + 1$$")]
    [InlineData("UR", "The stride is $s$, the dilation $d$.", "$$n_{out} = \\lfloor (n+2p-k)/s \\rfloor + 1$$\n$$n_{out} = \\lfloor (n+2p-d(k-1)-1)/s \\rfloor + 1$$")]
    [InlineData("UR", "In order to keep the size we need", "$$p = k-1$$\n$$p = (k-1)/2$$")]
    [InlineData("U", "To keep the size with the dilation $d$ we need", "$$p = (k-1)/2$$")]
    public void Belong_into_formulas(string expected, string words, string equations) => Assert.Equal(expected, Verdicts(words + "\n" + equations));

    private static string Verdicts(string text) =>
        string.Concat(HandDerivation.Check(text, new CheckOptions { File = "notes.md" }, TestContext.Current.CancellationToken).Equations
            .Where(equation => equation.Verdict is not (EquationVerdict.NotAnEquation or EquationVerdict.Definition))
            .Select(equation => $"{equation.Verdict}"[0]));
}
