// The README is read outside the namespace of the library.
#pragma warning disable IDE0005
#region README
using ConvSymbolic;
using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Rendering.Notes;
#endregion
#pragma warning restore IDE0005

namespace ConvSymbolic.Tests.Documentation;

/// <summary>The C# of the README, word for word: the regions are its code blocks, in order, and <c>// =></c> is what the lines above print.</summary>
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
        Console.WriteLine(derivation.InputGradient[0, 1].ToLatex());
        // => \frac{\partial L}{\partial O_{11}} F_{12} + \frac{\partial L}{\partial O_{12}} F_{11}
        #endregion

        #region README
        var report = derivation.Prove();
        foreach (var theorem in report.Theorems)
            Console.WriteLine($"{theorem.Name}: {theorem.Verdict}, {theorem.Scope}");
        // => filter-gradient: Proved, ThisSize
        // => input-gradient: Proved, ThisSize
        // => bias-gradient: Proved, ThisSize
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
        var large = Convolution.Create(input: [224, 224], filter: [3, 3], padding: Padding.Same);
        long terms = 0;
        foreach (var entry in large.Entries(Target.InputGradient))
            terms += entry.Value.Count;
        Console.WriteLine(terms);
        // => 448900
        #endregion

        #region README
        var run = layer.Compile<double>();
        double[] x = [3, 0, 2, 4, 1, 3, 1, 2, 0], f = [1, -1, 2, 1], g = [1, 2, -1, 1];
        double[] o = new double[4], df = new double[4], dx = new double[9];
        run.Forward(x, f, b: [], o);
        run.FilterGradient(x, g, df);
        run.InputGradient(f, g, dx);
        Console.WriteLine(string.Join(' ', dx));
        // => 1 1 -2 1 7 1 -2 1 1
        #endregion

        #region README
        layer.WriteNotes(Console.Out, new NotesOptions { Format = NotesFormat.Latex });
        // => \documentclass[11pt,a4paper]{article}
        // => …
        #endregion
    }

    public sealed record Printer(TextWriter Out)
    {
        public void WriteLine(object value) => Out.WriteLine(value);
    }
}
