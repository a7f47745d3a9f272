using ConvSymbolic.Checking;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;
using ConvSymbolic.Rendering;
using ConvSymbolic.Rendering.Notes;

namespace ConvSymbolic.Tests.Checking;

/// <summary>What the library typesets reads back as right: derivations and lecture notes of layers, in LaTeX and in Markdown.</summary>
public class RoundTripTests(ITestOutputHelper output)
{
    private static readonly string[] Names = ["X,F,O,L", "I,K,S,E", "a,w,z,J", "x,h,y,L"];

    [Fact]
    public void Derivations_and_notes_read_back()
    {
        var failures = new List<string>();
        int read = 0;
        foreach (var (layer, seed) in Layers(40))
        {
            var notation = NotationOptions.Parse(Names[seed % Names.Length], indexBase: seed % 2);
            foreach (var (file, text) in Documents(layer, notation))
            {
                var report = HandDerivation.Check(text, new CheckOptions { File = file });
                Assert.NotEmpty(report.Equations);
                foreach (var equation in report.Equations)
                {
                    if (equation.Verdict is EquationVerdict.Right or EquationVerdict.Definition or EquationVerdict.NotAnEquation)
                        read++;
                    else
                        failures.Add($"{seed} {text.Split((char)10)[0]} {file}: {equation.Verdict} {equation.Message}\n    {equation.Latex}");
                }
            }
        }
        output.WriteLine($"{read} equalities read back, {failures.Count} did not");
        Assert.True(failures.Count == 0, $"{failures.Count} of {read}:\n" + string.Join('\n', failures.Take(80)));
    }

    private static IEnumerable<(string File, string Text)> Documents(Layer layer, NotationOptions notation)
    {
        foreach (var (file, format) in (IEnumerable<(string, DerivationFormat)>)[("derivation.md", DerivationFormat.Markdown), ("derivation.tex", DerivationFormat.Latex)])
        {
            var writer = new StringWriter();
            layer.WriteDerivation(writer, format, notation: notation);
            yield return (file, writer.ToString());
        }
        foreach (var (file, format) in (IEnumerable<(string, NotesFormat)>)[("notes.md", NotesFormat.Markdown), ("notes.tex", NotesFormat.Latex)])
        {
            var writer = new StringWriter();
            layer.WriteNotes(writer, new NotesOptions { Format = format, Notation = notation });

            // Groups and sizes without numbers are for proofs: one layer is checked here.
            string text = writer.ToString();
            int general = text.IndexOf("For all sizes", StringComparison.Ordinal);
            yield return (file, general < 0 ? text : text[..text.LastIndexOf('\n', general)]);
        }
    }

    // One or two axes, with stride, dilation and padding.
    private static IEnumerable<(Layer Layer, int Seed)> Layers(int count)
    {
        for (int seed = 0, made = 0; made < count; seed++)
        {
            var random = new Random(seed);
            int axes = random.Next(1, 3);
            int[] Values(int first, int last) => [.. Enumerable.Range(0, axes).Select(_ => random.Next(first, last + 1))];
            var (input, filter, stride, dilation, padding) = (Values(3, 5), Values(2, 3), Values(1, 2), Values(1, 2), random.Next(2));
            if (input.Select((extent, axis) => (extent + 2 * padding - dilation[axis] * (filter[axis] - 1) - 1) / stride[axis] + 1).Any(extent => extent < 2))
                continue;
            yield return (Convolution.Create(input, filter, stride: stride, dilation: dilation, padding: padding, bias: seed % 3 == 0), seed);
            made++;
        }
    }
}
