using System.Collections.Immutable;
using System.Text.Json;
using ConvSymbolic.Arrays;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Cli.Commands;

public sealed class GradcheckCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_results_of_eval_are_right()
    {
        string[] inputs = Inputs();
        Assert.Equal(0, Call.Of(["eval", .. inputs, "--b", Save("b", [1], 2), "--out", _folder["out"]]).Exit);
        var call = Call.Of(["gradcheck", .. inputs, "--b", _folder["b.npy"], "--o", _folder["out/O.npy"], "--df", _folder["out/dF.npy"], "--dx", _folder["out/dX.npy"], "--db", _folder["out/db.npy"]]);
        Assert.Equal(
            """
            O: right; 4 entries compared exactly
            dF: right; 4 entries compared exactly
            dX: right; 9 entries compared exactly
            db: right; 1 entry compared exactly

            """,
            call.Output);
        Assert.Equal((0, ""), (call.Exit, call.Error));
    }

    [Fact]
    public void A_wrong_result_is_named_and_answers_1()
    {
        var call = Call.Of(["gradcheck", .. Inputs(), "--df", Save("dF", [2, 2], 4, 4, 4, 4)]);
        Assert.Equal((1, ""), (call.Exit, call.Error));
        Assert.Contains("dF: wrong; 4 of 4 entries differ", call.Output, StringComparison.Ordinal);
        Assert.Contains("[wrong-sign]", call.Output, StringComparison.Ordinal);
        Assert.Contains("dF[0,0] is 4, should be -4", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_is_JSON_for_a_program()
    {
        var call = Call.Of(["gradcheck", .. Inputs(), "--o", Save("O", [2, 2], 37, 47, 67, 77), "--df", Save("dF", [2, 2], -4, 4, double.NaN, -4), "--format", "json"]);
        Assert.Equal((1, ""), (call.Exit, call.Error));
        using var json = JsonDocument.Parse(call.Output);
        var root = json.RootElement;
        Assert.Equal(["layer", "verdict", "results"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal("wrong", root.GetProperty("verdict").GetString());
        Assert.Equal(0, root.GetProperty("layer").GetProperty("indexBase").GetInt32());
        Assert.Equal("""{"target":"O","verdict":"right","entries":4,"differing":0,"comparedExactly":4,"first":[],"explanations":[]}""", root.GetProperty("results")[0].GetRawText());
        Assert.Equal(
            """{"target":"dF","verdict":"wrong","entries":4,"differing":2,"comparedExactly":4,"first":[{"index":[0,1],"found":4,"expected":"-4"},{"index":[1,0],"found":"NaN","expected":"-4"}],"explanations":[]}""",
            root.GetProperty("results")[1].GetRawText());
        string page = File.ReadAllText(Repository.PathOf("docs", "json.md"));
        Assert.All(root.GetProperty("results")[1].EnumerateObject(), property => Assert.Contains($"`results[].{property.Name}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_are_one_line()
    {
        string[] inputs = Inputs();
        Call.Of(["gradcheck", .. inputs]).IsFault("--o, --df, --dx or --db");
        Call.Of(["gradcheck", .. inputs[..4], "--df", Save("dF", [2, 2], 4, 4, 4, 4)]).IsFault("dF.npy", "--g");
        Call.Of(["gradcheck", .. inputs, "--o", Save("O", [4], 1, 2, 3, 4)]).IsFault("O.npy has shape 4", "--o of this layer has shape 2×2");
        Call.Of(["gradcheck", .. inputs, "--dx", inputs[1], "--limit", "15"]).IsFault("16 products; at most 15");
        string single = _folder["single.npy"];
        using (var stream = File.Create(single))
            NpyArray.Create([2, 2], new float[4]).Write(stream);
        Call.Of(["gradcheck", .. inputs, "--o", single]).IsFault("single.npy", "same type");
    }

    private string[] Inputs() =>
        ["--x", Save("X", [3, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9), "--f", Save("F", [2, 2], 1, 2, 3, 4), "--g", Save("G", [2, 2], 1, 0, 0, -1)];

    private string Save(string name, ImmutableArray<int> shape, params double[] values)
    {
        string path = _folder[name + ".npy"];
        using var stream = File.Create(path);
        NpyArray.Create(shape, values).Write(stream);
        return path;
    }
}
