using System.Text.Json;
using System.Text.RegularExpressions;
using ConvSymbolic.Derivations;
using ConvSymbolic.Exports;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;
using ConvSymbolic.Rendering;
using ConvSymbolic.Rendering.Notes;
using ConvSymbolic.Tests.Independent;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Rendering;

/// <summary>
/// conv, full, rot180 and stuff mean what the texts say that they mean: the printed words and formulas, carried out literally on numbers, give
/// the gradients, in every format that prints them.
/// </summary>
public class OperatorDefinitionsTests(ITestOutputHelper output)
{
    private static readonly string[] Names = ["X,F,O,L", "A,B,C,D", "x,K,S,E"];

    [Fact]
    public void The_printed_definitions_give_the_gradients()
    {
        int held = 0, seed = 0;
        RandomLayers.ForAll(
            (_, layer) =>
            {
                int number = Interlocked.Increment(ref seed);
                if (layer.Groups > 1)
                    return;
                var notation = NotationOptions.Default with { IndexBase = number % 2 };
                foreach (var target in new[] { Target.FilterGradient, Target.InputGradient })
                {
                    string derivation = Derivation(layer, DerivationFormat.Text, [target], notation);
                    if (LastStep.Match(derivation) is not { Success: true } step)
                        continue;
                    foreach (string text in Texts(layer, target, notation, number))
                    {
                        AssertGradient(layer, target, step.Groups["left"].Value, step.Groups["right"].Value, notation.IndexBase, text);
                        Interlocked.Increment(ref held);
                    }
                }
            },
            layers: FullRun.Count(25, 150),
            mostProducts: 300);
        output.WriteLine($"{held} closed forms hold by the printed definitions");
        Assert.True(held > FullRun.Count(80, 500), $"{held}");
    }

    // Every text that states the closed form of the layer and defines its operators.
    private static IEnumerable<string> Texts(Layer layer, Target target, NotationOptions notation, int number)
    {
        yield return Derivation(layer, DerivationFormat.Text, [target], notation);
        yield return Derivation(layer, DerivationFormat.Markdown, [target], notation);
        yield return Derivation(layer, DerivationFormat.Latex, [target], notation with { Input = Names[number % Names.Length].Split(',')[0] });
        var json = JsonDocument.Parse(Derivation(layer, DerivationFormat.Json, [target], notation)).RootElement.GetProperty("definitions");
        yield return Preamble(notation.IndexBase) + string.Join('\n', json.EnumerateArray().Select(item => item.GetProperty("text").GetString()));
        using var source = new StringWriter();
        layer.WriteSource(source, (SourceLanguage)(number % 3));
        yield return Regex.Replace(source.ToString(), @"\n(?:// )?", " ");
        foreach (var format in Enum.GetValues<NotesFormat>())
        {
            using var notes = new StringWriter();
            layer.WriteNotes(notes, new NotesOptions { Format = format, Notation = notation, Detail = NotesDetail.Brief });
            yield return notes.ToString();
        }
        using var general = new StringWriter();
        layer.WriteGeneralDerivation(general, number % 2 == 0 ? DerivationFormat.Text : DerivationFormat.Markdown, [target]);
        // It has no full: that is conv with other arguments.
        if (!Derivation(layer, DerivationFormat.Text, [target], notation).Contains("full(", StringComparison.Ordinal))
            yield return general.ToString();
        yield return File.ReadAllText(Repository.PathOf("docs", "glossary.md")).Replace("`", "", StringComparison.Ordinal).ReplaceLineEndings(" ");
    }

    // JSON has the base of its indices elsewhere.
    private static string Preamble(int indexBase) =>
        $"In these definitions A and B are any arrays, with H and K entries on an axis. One letter stands for the indices or sizes of all axes. Indices start at {indexBase}, an entry whose index lies outside its array is 0\n";

    private static string Derivation(Layer layer, DerivationFormat format, IReadOnlyList<Target> targets, NotationOptions notation)
    {
        using var text = new StringWriter();
        layer.WriteDerivation(text, format, targets, notation);
        return text.ToString();
    }

    private static void AssertGradient(Layer layer, Target target, string left, string right, int indexBase, string text)
    {
        var numbers = ReferenceNumbers.Random(layer, 5);
        var arrays = new Dictionary<string, (int[] Lead, int[] Spatial, long[] Values)>
        {
            ["X"] = ([layer.Batch, layer.Channels], [.. layer.Input], numbers.X),
            ["F"] = (layer.IsTransposed ? [layer.Channels, layer.Filters] : [layer.Filters, layer.Channels], [.. layer.Filter], numbers.F),
            ["∂L/∂O"] = ([layer.Batch, layer.Filters], [.. layer.Output], numbers.G),
        };
        PrintedArray PlaneOf(string name, long[] indices)
        {
            var (lead, spatial, values) = arrays[name];
            int plane = 0, used = 0;
            foreach (int extent in lead)
                plane = plane * extent + (extent > 1 ? (int)(indices[used++] - indexBase) : 0);
            Assert.Equal(indices.Length, used);
            return PrintedArray.Plane(spatial, values, plane * spatial.Aggregate(1, (product, extent) => product * extent));
        }
        var (shape, extents, _) = arrays[target == Target.FilterGradient ? "F" : "X"];
        double[] expected = target == Target.FilterGradient ? numbers.FilterGradient : numbers.InputGradient;
        string[] names = left.Contains(';', StringComparison.Ordinal) ? left.Split(';')[0].Split(',') : [];
        var operators = PrintedOperators.In(text);
        int at = 0;
        foreach (int[] lead in ReferenceLayer.Indices(shape))
        {
            long[] written = [.. lead.Where((_, axis) => shape[axis] > 1).Select(index => (long)index + indexBase)];
            var result = new PrintedClosedForm(right, operators, PlaneOf, layer.Axes).Evaluate(names.Zip(written).ToDictionary(pair => pair.First, pair => pair.Second));
            Assert.Equal(extents, result.Extents);
            foreach (int[] index in ReferenceLayer.Indices(extents))
                Assert.Equal((long)expected[at++], result.At([.. index.Select(i => (long)i)]));
        }
    }

    [Fact]
    public void The_documentation_has_the_same_words()
    {
        string[] lines = [.. OperatorDefinitions.All.Lines()];
        Assert.Equal(6, lines.Length);
        foreach (string file in new[] { "docs/glossary.md" })
        {
            string page = Regex.Replace(File.ReadAllText(Repository.PathOf(file.Split('/'))).Replace("`", "", StringComparison.Ordinal), @"\s+", " ");
            Assert.All(lines, line => Assert.Contains(line, page, StringComparison.Ordinal));
        }
    }

    // Wherever one of the words is used for arrays, the glossary is named or the definition stands there.
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/certificate.md")]
    [InlineData("docs/slips/README.md")]
    [InlineData("docs/json.md")]
    [InlineData("docs/coverage.md")]
    [InlineData("docs/outside-checkers.md")]
    [InlineData("docs/checking.md")]
    public void A_page_that_uses_the_words_says_where_they_are_defined(string file) =>
        Assert.Contains("glossary.md#operators", File.ReadAllText(Repository.PathOf(file.Split('/'))), StringComparison.Ordinal);

    private static readonly Regex LastStep = new(
        @"^Steps to .*\n∂L/∂[XF]\[(?<left>[^\]]*)\] = .*\n(?:.*\n)*? +(?:= )(?<right>.*)    \(definition of the correlation\)$",
        RegexOptions.Multiline);
}
