using System.Globalization;
using System.Text;
using System.Text.Json;
using ConvSymbolic.Checking;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;
using ConvSymbolic.Proofs;
using ConvSymbolic.Rendering;
using ConvSymbolic.Rendering.Notes;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Checking;

/// <summary>
/// What the library typesets reads back as right: derivations and lecture notes of layers, in LaTeX, in Markdown and inside JSON. A derivation declares nothing, so a
/// few lines of it may be the only ones that tell a setting, and nothing bears them out.
/// </summary>
public class RoundTripTests(ITestOutputHelper output)
{
    private static readonly string[] Names = ["X,F,O,L", "I,K,S,E", "a,w,z,J", "x,h,y,L"];

    [Fact]
    public void Derivations_and_notes_read_back()
    {
        var failures = new List<string>();
        int read = 0, large = 0, undecided = 0, documents = 0;
        foreach (var (layer, seed) in Layers(FullRun.Count(8, 500)))
        {
            var notation = NotationOptions.Parse(Names[seed % Names.Length], indexBase: seed % 2);
            foreach (var (file, text) in Documents(layer, notation).Where((_, k) => seed % 4 == 0 || (k + seed / 4) % 4 == 0))
            {
                documents++;
                var report = HandDerivation.Check(text, new CheckOptions { File = file }, cancellation: TestContext.Current.CancellationToken);
                Assert.NotEmpty(report.Equations);
                foreach (var equation in report.Equations)
                {
                    if (equation.Verdict is EquationVerdict.Right or EquationVerdict.Definition or EquationVerdict.NotAnEquation)
                        read++;
                    else if (equation.Verdict == EquationVerdict.Undecided && equation.Message.Contains("steps to work this out", StringComparison.Ordinal))
                        large++;
                    else if (equation.Verdict == EquationVerdict.Undecided)
                        undecided++;
                    else
                        failures.Add($"layer {seed}, {file}: {equation.Verdict} {equation.Message}\n    {equation.Latex}");
                }
            }
        }
        output.WriteLine($"{documents} documents: {read} equalities read back as right, {large} would take too much work, {undecided} are undecided, {failures.Count} did not");
        Assert.True(failures.Count == 0, $"{failures.Count} of {read}:\n" + string.Join('\n', failures.Take(20)));
        Assert.True(undecided <= read / 200, $"{undecided} equalities of {read} are undecided.");
        Assert.True(large <= read / 1000, $"{large} equalities of {read} would take too much work.");
    }

    private static IEnumerable<(string File, string Text)> Documents(Layer layer, NotationOptions notation)
    {
        foreach (var (file, format) in (IEnumerable<(string, DerivationFormat)>)[("derivation.md", DerivationFormat.Markdown), ("derivation.tex", DerivationFormat.Latex)])
        {
            var writer = new StringWriter();
            layer.WriteDerivation(writer, format, notation: notation);
            yield return (file, writer.ToString());
        }
        if (layer.IsPlain)
            yield return ("json.md", FromJson(layer, notation));
        foreach (var (file, format) in (IEnumerable<(string, NotesFormat)>)[("notes.md", NotesFormat.Markdown), ("notes.tex", NotesFormat.Latex)])
        {
            var writer = new StringWriter();
            layer.WriteNotes(writer, new NotesOptions { Format = format, Notation = notation });

            yield return (file, writer.ToString());
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void The_derivation_for_all_sizes_reads_back_as_proved_for_all_sizes(bool isTransposed, bool isTrue)
    {
        var layer = Convolution.Create(new LayerOptions { Input = (int[])[3, 3], Filter = (int[])[2, 2], IsTrueConvolution = isTrue, IsTransposed = isTransposed });
        foreach (var (file, format) in (IEnumerable<(string, DerivationFormat)>)[("general.md", DerivationFormat.Markdown), ("general.tex", DerivationFormat.Latex)])
        {
            var writer = new StringWriter();
            layer.WriteGeneralDerivation(writer, format);
            var equations = HandDerivation.Check(writer.ToString(), new CheckOptions { File = file }, cancellation: TestContext.Current.CancellationToken).Equations.Where(equation => equation.Verdict != EquationVerdict.NotAnEquation).ToList();
            Assert.True(equations.Count > 20);
            Assert.All(equations, equation => Assert.Equal((EquationVerdict.Right, Scope.AllSizes, equation.Latex), (equation.Verdict, equation.Scope, equation.Latex)));
        }
    }

    // What the JSON has as LaTeX: an entry as its value, the steps of a target as a chain.
    private static string FromJson(Layer layer, NotationOptions notation)
    {
        var writer = new StringWriter();
        layer.WriteDerivation(writer, DerivationFormat.Json, notation: notation);
        var root = JsonDocument.Parse(writer.ToString()).RootElement;
        var text = new StringBuilder();
        if (Declarations.OfUnusual(layer, notation) is { } declaration)
            text.Append(CultureInfo.InvariantCulture, $"<!-- convsym: {declaration.Text} -->\n\n");
        foreach (var entry in root.GetProperty("entries").EnumerateArray())
        {
            string target = entry.GetProperty("target").GetString()!;
            string name = target switch { "O" => notation.Output, "dF" => notation.Filter, "dX" => notation.Input, _ => notation.Bias };
            string symbol = $"{name}_{{{string.Join(',', entry.GetProperty("index").EnumerateArray())}}}";
            text.Append(CultureInfo.InvariantCulture, $"$${(target == "O" ? symbol : $"\\frac{{\\partial {notation.Loss}}}{{\\partial {symbol}}}")} = {entry.GetProperty("latex").GetString()}$$\n\n");
        }
        foreach (var steps in root.GetProperty("steps").EnumerateArray().GroupBy(step => step.GetProperty("target").GetString()))
            text.Append(CultureInfo.InvariantCulture, $"$${steps.First().GetProperty("before").GetString()} = {string.Join(" = ", steps.Select(step => step.GetProperty("after").GetString()))}$$\n\n");
        return text.ToString();
    }

    // Null where the paddings leave nothing of a transposed layer.
    private static Layer? Created(LayerOptions options)
    {
        try
        {
            return Convolution.Create(options);
        }
        catch (ConvSymbolicException)
        {
            return null;
        }
    }

    // One to three axes, with stride, dilation, padding, channels, filters, groups, images and bias, by cross-correlation and by true convolution, transposed too.
    private static IEnumerable<(Layer Layer, int Seed)> Layers(int count)
    {
        for (int seed = 0, made = 0; made < count; seed++)
        {
            var random = new Random(seed);
            int axes = random.Next(8) == 0 ? 3 : random.Next(1, 3);
            int[] Values(int first, int last) => [.. Enumerable.Range(0, axes).Select(_ => random.Next(first, last + 1))];
            var (input, filter, stride, dilation) = (axes == 3 ? Values(2, 3) : Values(2, random.Next(5) == 0 ? 8 : 5), Values(1, axes == 3 ? 2 : 3), Values(1, 3), Values(1, 2));

            // Different numbers on the two sides, and negative ones, which crop.
            AxisPadding[] padding = [.. Values(-1, 1).Zip(Values(0, 2), Values(0, 3)).Select(sides => random.Next(3) > 0 ? (AxisPadding)Math.Max(0, sides.First) : (sides.First * sides.Third, sides.Second - 1))];
            if (input.Select((extent, axis) => extent + padding[axis].Before + padding[axis].After - dilation[axis] * (filter[axis] - 1)).Any(windows => windows < 1))
                continue;
            bool isLarge = axes == 3, isTransposed = random.Next(3) == 0;
            int groups = !isLarge && random.Next(3) == 0 ? 2 : 1;
            var options = new LayerOptions
            {
                Input = isTransposed ? PerAxis.Create([.. input.Select(extent => Math.Min(extent, 3))]) : input,
                Filter = filter,
                Stride = stride,
                Dilation = dilation,
                Padding = Padding.Create(padding),
                OutputPadding = isTransposed ? PerAxis.Create([.. stride.Select((step, axis) => random.Next(Math.Max(step, dilation[axis])))]) : default,
                Channels = isLarge ? 1 : groups * random.Next(1, 3),
                Filters = isLarge ? 1 : groups * random.Next(1, 3),
                Groups = groups,
                Batch = isLarge || random.Next(3) > 0 ? 1 : 2,
                IsTrueConvolution = random.Next(4) == 0,
                IsTransposed = isTransposed,
                HasBias = seed % 3 == 0,
            };
            if (Created(options) is not { } layer)
                continue;
            yield return (layer, seed);
            made++;
        }
    }
}
