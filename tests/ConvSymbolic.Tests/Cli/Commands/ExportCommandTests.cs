using System.Text.Json;
using ConvSymbolic.Arrays;
using ConvSymbolic.Layers;
using ConvSymbolic.Tests.Independent;

namespace ConvSymbolic.Tests.Cli.Commands;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("csharp", "public static class ConvolutionLayer\n")]
    [InlineData("c", "\nvoid layer_forward(const real *X, const real *F, const real *b, real *O)\n")]
    [InlineData("python", "\ndef forward(X, F, b):\n")]
    [InlineData("smt", "(check-sat)\n")]
    [InlineData("coq", "Require Import")]
    public void Writes_the_source(string language, string part)
    {
        var call = Call.Of("export", "--to", language, "--bias");
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Assert.Contains(part, call.Output, StringComparison.Ordinal);
        Assert.Equal(new Call(0, "", ""), Call.Of("export", "--to", language, "--bias", "--out", _folder["source"]));
        Assert.Equal(call.Output, File.ReadAllText(_folder["source"]));
    }

    [Fact]
    public void Test_vectors_are_what_the_definition_says()
    {
        Assert.Equal(new Call(0, "", ""), Call.Of("export", "--test-vectors", _folder["vectors"], "--count", "40"));
        using var index = JsonDocument.Parse(File.ReadAllText(_folder["vectors/index.json"]));
        var layers = index.RootElement.GetProperty("layers").EnumerateArray().ToList();
        Assert.Equal(40, layers.Count);
        foreach (string kind in (string[])["bias", "transposed"])
            Assert.Equal(2, layers.Select(layer => layer.GetProperty(kind).GetBoolean()).Distinct().Count());
        Assert.Equal([1, 2, 3], layers.Select(layer => layer.GetProperty("input").GetArrayLength()).Distinct().Order());
        Assert.Contains(layers, layer => layer.GetProperty("groups").GetInt32() > 1 && layer.GetProperty("convention").GetString() == "true convolution");
        foreach (var vector in layers)
        {
            var layer = Read(vector);
            Assert.Equal(layer.Output, Numbers(vector.GetProperty("output")));
            var numbers = new ReferenceNumbers(layer, Whole("X"), Whole("F"), layer.HasBias ? Whole("b") : [], Whole("G"));
            Assert.Equal(numbers.O, Array("O"));
            Assert.Equal(numbers.FilterGradient, Array("dF"));
            Assert.Equal(numbers.InputGradient, Array("dX"));
            Assert.Equal(numbers.BiasGradient, layer.HasBias ? Array("db") : []);

            double[] Array(string name)
            {
                var entry = vector.GetProperty("arrays").GetProperty(name);
                var array = NpyArray.Read(_folder[$"vectors/{entry.GetProperty("file").GetString()}"]);
                Assert.Equal(array.Shape, Numbers(entry.GetProperty("shape")));
                return array.Values<double>().ToArray();
            }

            long[] Whole(string name) => [.. Array(name).Select(value => (long)value)];
        }
    }

    [Fact]
    public void A_seed_gives_the_same_files_again_and_another_gives_others()
    {
        string first = Index("a", "1"), again = Index("b", "1"), other = Index("c", "2");
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal(File.ReadAllBytes(_folder["a/000-O.npy"]), File.ReadAllBytes(_folder["b/000-O.npy"]));

        string Index(string name, string seed)
        {
            Assert.Equal(0, Call.Of("export", "--test-vectors", _folder[name], "--count", "3", "--seed", seed).Exit);
            return File.ReadAllText(_folder[$"{name}/index.json"]);
        }
    }

    [Fact]
    public void Faults_are_one_line_and_leave_nothing()
    {
        Call.Of("export", "--to", "fortran").IsFault("--to fortran: expected one of csharp, c, python, smt, coq");
        Call.Of("export", "--count", "3").IsFault("--count belongs to --test-vectors");
        Call.Of("export", "--test-vectors", _folder["v"], "--flip").IsFault("only --count and --seed go with it");
        Call.Of("export", "--test-vectors", _folder["v"], "--count", "101").IsFault("--count 101: expected 1 to 100");
        Call.Of("export", "--test-vectors", _folder["v"], "--stride", "2").IsFault("chooses its own layers");
        Call.Of("export", "--test-vectors", _folder["v"], "--to", "c").IsFault("chooses its own layers");
        Assert.Empty(_folder.Entries);
    }

    private static Layer Read(JsonElement layer)
    {
        int[] before = Numbers(layer.GetProperty("paddingBefore")), after = Numbers(layer.GetProperty("paddingAfter"));
        return Convolution.Create(new LayerOptions
        {
            Input = Numbers(layer.GetProperty("input")),
            Filter = Numbers(layer.GetProperty("filter")),
            Stride = Numbers(layer.GetProperty("stride")),
            Dilation = Numbers(layer.GetProperty("dilation")),
            Padding = Padding.Create([.. before.Zip(after, (first, second) => (AxisPadding)(first, second))]),
            OutputPadding = Numbers(layer.GetProperty("outputPadding")),
            Channels = layer.GetProperty("channels").GetInt32(),
            Filters = layer.GetProperty("filters").GetInt32(),
            Groups = layer.GetProperty("groups").GetInt32(),
            Batch = layer.GetProperty("batch").GetInt32(),
            HasBias = layer.GetProperty("bias").GetBoolean(),
            IsTransposed = layer.GetProperty("transposed").GetBoolean(),
            IsTrueConvolution = layer.GetProperty("convention").GetString() == "true convolution",
        });
    }

    private static int[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetInt32())];
}
