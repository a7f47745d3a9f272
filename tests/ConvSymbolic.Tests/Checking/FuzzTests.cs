using System.Globalization;
using System.Text;
using ConvSymbolic.Checking;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Checking;

/// <summary>
/// Throws random documents at the checker: pieces of real notation in any order, and derivations with a few characters changed. It must answer every one of
/// them. <c>CONVSYMBOLIC_FUZZ</c> says how many inputs (250 by default, 1,000 in the full run; the longer run of docs/checking.md takes a million), <c>CONVSYMBOLIC_FUZZ_SEED</c> where to start.
/// </summary>
public class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "X", "F", "O", "L", "W", "b", "_", "^", "{", "}", "_{11}", "_{12}", "_{i,j}", "_{i+m,j+n}", "_{mn}", "[i,j]", "(i+m, j)", "\\frac", "\\partial", "\\frac{\\partial L}{\\partial X_{11}}", "\\frac{\\partial L}{\\partial O}",
        "=", "&=", "+", "-", "*", "\\cdot", "\\times", "\\otimes", "\\odot", "\\sum", "\\sum_{m=0}^{1}", "\\sum_{i}", "\\sum_{m=0}^{K-1}", "(", ")", "&", "\\\\", "\\begin{pmatrix}", "\\end{pmatrix}", "\\begin{aligned}", "\\end{aligned}",
        "\\begin{array}{cc}", "\\end{array}", "\\text{rot180}", "\\text{conv}(X, F)", "\\text{Full}(", "\\delta", "\\delta^{l-1}", "dX", "\\nabla", ",", "\\quad", "0", "1", "2", "999999999999", "\\left(", "\\right)", "\\tag{1}", "'", "\\eta", "_{new}", "_{old}", "\\lfloor", "\\rfloor",
        "stride", "\\ldots", "180^\\circ", "θ", "∂", "\\underbrace{X}_{a}", "\\stackrel{\\text{Full}}{=}", "%", "//", "\\", "\u0000", "𝛿", "+=", "\\leftarrow", "\\in", "^{(c)}", "^{(o,c)}", "\\sum_{o=2c-1}^{2c}", "\\cdots", "\\begin{pmatrix} X_{11} & X_{12} \\\\ X_{21} & X_{22} \\end{pmatrix}", "^{new}",
    ];

    private const string Derivation = """
        # Layer

        $$\begin{aligned} O_{11} &= X_{11}F_{11} + X_{12}F_{12} + X_{21}F_{21} + X_{22}F_{22} \\ O_{12} &= X_{12}F_{11} + X_{13}F_{12} + X_{22}F_{21} + X_{23}F_{22} \end{aligned}$$

        $\frac{\partial L}{\partial F} = \text{conv}(X, \frac{\partial L}{\partial O})$ and $$Y_{i,j} = \sum_{m=0}^{K-1} \sum_{n=0}^{K-1} W_{m,n} Z_{i+m,j+n} + b$$

        $$\frac{\partial L}{\partial W_{m,n}} = \sum_{i} \sum_{j} \frac{\partial L}{\partial Y_{i,j}} Z_{i+m,j+n}$$
        """;

    private static int Number(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : usual;

    [Fact]
    public void Every_document_gets_an_answer()
    {
        int count = Number("CONVSYMBOLIC_FUZZ", FullRun.Count(250, 1_000)), seed = Number("CONVSYMBOLIC_FUZZ_SEED", 1);
        string[] files = ["a.md", "a.tex", "a.html", "a.txt"];
        for (int k = 0; k < count; k++)
        {
            var random = new Random(seed + k);
            string text = k % 2 == 0 ? Mixed(random) : Changed(random);
            try
            {
                var report = HandDerivation.Check(text, new CheckOptions { File = files[random.Next(files.Length)], WithCounterexamples = random.Next(2) == 0 }, cancellation: TestContext.Current.CancellationToken);
                _ = report.ToJson();
                _ = report.ToText();
                _ = report.ToFixedText();
            }
            catch (ConvSymbolicException)
            {
                // A clear answer too.
            }
            catch (Exception problem)
            {
                Assert.Fail($"The input of seed {seed + k} is answered with {problem}:\n{text}");
            }
        }
    }

    private static string Mixed(Random random)
    {
        var text = new StringBuilder();
        for (int fragment = random.Next(1, 6); fragment > 0; fragment--)
        {
            text.Append("$$");
            for (int piece = random.Next(1, 30); piece > 0; piece--)
                text.Append(Pieces[random.Next(Pieces.Length)]).Append(random.Next(3) == 0 ? " " : "");
            text.Append("$$\n\n");
        }
        return text.ToString();
    }

    private static string Changed(Random random)
    {
        var text = new StringBuilder(Derivation);
        for (int change = random.Next(1, 6); change > 0; change--)
        {
            int place = random.Next(text.Length);
            switch (random.Next(3))
            {
                case 0:
                    text.Remove(place, 1);
                    break;
                case 1:
                    text[place] = (char)random.Next(32, 127);
                    break;
                default:
                    text.Insert(place, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }
        return text.ToString();
    }
}
