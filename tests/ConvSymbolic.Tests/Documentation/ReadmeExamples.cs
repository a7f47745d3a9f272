// The README's program is read outside the namespace of the library, with these usings and no others.
#pragma warning disable IDE0005
#region README
using ConvSymbolic;
using ConvSymbolic.Derivations;
#endregion
#pragma warning restore IDE0005

namespace ReadmeProgram;

/// <summary>The C# of the README and of docs/library.md, word for word: the regions are their code blocks, in order, and <c>// =></c> is what the lines above print.</summary>
internal static class ReadmeExamples
{
    /// <summary>Runs all of it. The printer stands in for System.Console, which tests that run at the same time share.</summary>
    public static void Run(Printer Console)
    {
        #region README
        var layer = Convolution.Create(input: [3, 3], filter: [2, 2]);
        var derivation = layer.Derive();
        Console.WriteLine(derivation.FilterGradient[0, 1].ToText());
        // => ∂L/∂O₁₁·X₁₂ + ∂L/∂O₁₂·X₁₃ + ∂L/∂O₂₁·X₂₂ + ∂L/∂O₂₂·X₂₃

        foreach (var step in derivation.Steps(Target.InputGradient).Take(3))
            Console.WriteLine(step.Rule.Title);
        // => chain rule
        // => definition of the layer
        // => sums and constant factors

        Console.WriteLine(derivation.Prove());
        // => filter-gradient proved at this size, input-gradient proved at this size, bias-gradient proved at this size

        var run = layer.Compile<double>();
        double[] x = [3, 0, 2, 4, 1, 3, 1, 2, 0], f = [1, -1, 2, 1], g = [1, 2, -1, 1];
        double[] o = new double[4], df = new double[4], dx = new double[9];
        run.Forward(x, f, b: [], o);
        run.FilterGradient(x, g, df);
        run.InputGradient(f, g, dx);
        Console.WriteLine(string.Join(' ', dx));
        // => 1 1 -2 1 7 1 -2 1 1

        layer.WriteNotes(Console.Out);
        // => # Backpropagation through a convolution layer: 3×3 input, 2×2 filter
        // => …
        #endregion

        #region README
        foreach (var step in derivation.Steps(Target.InputGradient))
            Console.WriteLine(step.Rule.Title);
        // => chain rule
        // => definition of the layer
        // => sums and constant factors
        // => derivative of a symbol
        // => exchange of finite sums
        // => contraction
        // => reversal of the sum
        // => definition of the correlation
        #endregion

        #region README
        var large = Convolution.Create(input: [224, 224], filter: [3, 3], padding: 1);
        long terms = 0;
        foreach (var entry in large.Entries(Target.InputGradient))
            terms += entry.Value.Count;
        Console.WriteLine(terms);
        // => 448900
        #endregion

        #region README
        foreach (var theorem in derivation.Prove().Theorems)
            Console.WriteLine($"{theorem.Name}: {theorem.Verdict}, {theorem.Scope}, {theorem.Entries}");
        // => filter-gradient: Proved, ThisSize, 4
        // => input-gradient: Proved, ThisSize, 9
        // => bias-gradient: Proved, ThisSize, 1
        Console.WriteLine(layer.ProveForAllSizes());
        // => filter-gradient proved for all sizes, input-gradient proved for all sizes, bias-gradient proved for all sizes
        #endregion

        #region README
        var matrix = Formula.Parse(@"C_{ik} = \sum_j A_{ij} B_{jk}", "A 2x3, B 3x4").Derive();
        Console.WriteLine(matrix.Gradient("A")[0, 1].ToText());
        // => ∂L/∂C₁₁·B₂₁ + ∂L/∂C₁₂·B₂₂ + ∂L/∂C₁₃·B₂₃ + ∂L/∂C₁₄·B₂₄
        Console.WriteLine(matrix.Steps("A")[^1].After);
        // => Σ_{k=0..3} ∂L/∂C[i,k]·B[j,k]
        Console.WriteLine(matrix.Prove());
        // => ∂L/∂A proved at this size, ∂L/∂B proved at this size
        #endregion

        #region README
        var check = HandDerivation.Check(@"$$\frac{\partial L}{\partial X} = \text{Full}(F, \frac{\partial L}{\partial O})$$", new() { Declaration = "input=X 3x3 filter=F 2x2 output=O" });
        foreach (var equation in check.Equations)
            Console.WriteLine($"{equation.Verdict}, {equation.Slip}: {equation.Expected}");
        // => Wrong, missing-rotation: \text{rot180}(F)
        #endregion

        #region README
        Console.WriteLine(layer.ToNotes().Split('\n')[0]);
        // => # Backpropagation through a convolution layer: 3×3 input, 2×2 filter
        #endregion
    }

    public sealed record Printer(TextWriter Out)
    {
        public void WriteLine(object value) => Out.WriteLine(value);
    }
}
