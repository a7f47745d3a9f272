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
            convolution: input 3×3, filter 2×2, output 2×2, bias, cross-correlation
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
        Assert.Equal(["layer", "verdict", "tolerance", "results"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal("wrong", root.GetProperty("verdict").GetString());
        Assert.Equal(0, root.GetProperty("layer").GetProperty("indexBase").GetInt32());
        Assert.Equal("""{"target":"O","verdict":"right","entries":4,"differing":0,"undecided":0,"beyondRange":0,"comparedExactly":4,"first":[],"explanations":[]}""", root.GetProperty("results")[0].GetRawText());
        Assert.Equal(
            """{"target":"dF","verdict":"wrong","entries":4,"differing":2,"undecided":0,"beyondRange":0,"comparedExactly":4,"first":[{"index":[0,1],"found":4,"expected":"-4","tolerance":0},{"index":[1,0],"found":"NaN","expected":"-4","tolerance":0}],"explanations":[]}""",
            root.GetProperty("results")[1].GetRawText());
        string page = File.ReadAllText(Repository.PathOf("docs", "json.md"));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("tolerance").ValueKind);
        Assert.All(root.GetProperty("results")[1].EnumerateObject(), property => Assert.Contains($"`results[].{property.Name}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_are_one_line()
    {
        string[] inputs = Inputs();
        Call.Of(["gradcheck", .. inputs]).IsFault("--o, --df, --dx or --db");
        Call.Of(["gradcheck", .. inputs[..4], "--df", Save("dF", [2, 2], 4, 4, 4, 4)]).IsFault("dF.npy", "--g");
        Call.Of(["gradcheck", .. inputs, "--o", Save("O", [4], 1, 2, 3, 4)]).IsFault("O.npy has shape 4", "the output of this layer has shape 2×2");
        Call.Of(["gradcheck", .. inputs, "--dx", inputs[1], "--limit", "15"]).IsFault("16 products; at most 15");
        string single = _folder["single.npy"];
        using (var stream = File.Create(single))
            NpyArray.Create([2, 2], new float[4]).Write(stream);
        Call.Of(["gradcheck", .. inputs, "--o", single]).IsFault("single.npy", "same type");
    }

    [Fact]
    public void Whole_numbers_are_compared_exactly()
    {
        string x = SaveAs("X", "|u1", "(3, 3)", [1, 2, 3, 4, 5, 6, 7, 8, 9]), f = SaveAs("F", "<i2", "(2, 2)", [1, 0, 2, 0, 3, 0, 4, 0]);
        string o = SaveAs("O", ">i4", "(2, 2)", [0, 0, 0, 37, 0, 0, 0, 47, 0, 0, 0, 67, 0, 0, 0, 77]);
        var call = Call.Of("gradcheck", "--x", x, "--f", f, "--o", o);
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Assert.EndsWith("\nO: right; 4 entries compared exactly\n", call.Output, StringComparison.Ordinal);
        // They go with floating-point numbers.
        Assert.Equal(0, Call.Of("gradcheck", "--x", x, "--f", f, "--o", Save("O64", [2, 2], 37, 47, 67, 77)).Exit);
    }

    [Fact]
    public void Whole_numbers_without_a_sign_go_with_those_that_have_one()
    {
        byte[] most = [.. Enumerable.Repeat((byte)0xFF, 8)];
        string x = SaveAs("X", "<u8", "(1,)", most), f = SaveAs("F", "|i1", "(1,)", [1]), o = SaveAs("O", "<i8", "(1,)", most);
        Assert.Equal(0, Call.Of("gradcheck", "--x", x, "--f", f, "--o", x).Exit);
        Assert.Contains("O[0] is -1, should be 18446744073709551615", Call.Of("gradcheck", "--x", x, "--f", f, "--o", o).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_number_that_the_other_type_does_not_hold_is_refused()
    {
        string x = SaveAs("X", "<i8", "(1,)", [1, 0, 0, 0, 0, 0, 0x20, 0]);
        Call.Of("gradcheck", "--x", x, "--f", Save("F", [1], 1), "--o", Save("O", [1], 1)).IsFault("X.npy: Entry [0] is 9007199254740993", "float64");
        Call.Of("gradcheck", "--x", Save("X64", [1, 2], 1, double.NaN), "--f", Save("F2", [1, 1], 1), "--o", Save("O2", [1, 2], 1, 1)).IsFault("X64.npy: Entry [0,1] is NaN");
    }

    [Fact]
    public void Halves_round_as_halves()
    {
        byte[] third = Half(1 / 3.0), tenth = Half(0.1);
        string x = SaveAs("X", "<f2", "(1,)", third), f = SaveAs("F", "<f2", "(1,)", tenth);
        double exact = (double)(Half)(1 / 3.0) * (double)(Half)0.1;
        var call = Call.Of("gradcheck", "--x", x, "--f", f, "--o", SaveAs("O", "<f2", "(1,)", Half(exact)));
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Assert.Contains("O: right; 1 entry compared within n·ε·Σ|products|", call.Output, StringComparison.Ordinal);
        Assert.Contains("ε is 2^-10 for float16", call.Output, StringComparison.Ordinal);
        Assert.Equal(1, Call.Of("gradcheck", "--x", x, "--f", f, "--o", SaveAs("O", "<f2", "(1,)", Half(exact * 1.01))).Exit);
        Assert.Contains(
            "\"tolerance\":{\"type\":\"float16\",\"epsilon\":\"1/1024\",\"bound\":\"n·ε·Σ|products|\"}",
            Call.Of("gradcheck", "--x", x, "--f", f, "--o", _folder["O.npy"], "--format", "json").Output,
            StringComparison.Ordinal);

        static byte[] Half(double value)
        {
            var bytes = new byte[2];
            System.Buffers.Binary.BinaryPrimitives.WriteHalfLittleEndian(bytes, (Half)value);
            return bytes;
        }
    }

    [Fact]
    public void What_rounding_could_have_made_is_undecided()
    {
        // 2^-1074 is the smallest float64: half of its square is nothing, and so is any other small number.
        string x = Save("X", [1], double.Epsilon), f = Save("F", [1], 0.5), o = Save("O", [1], 0);
        var call = Call.Of("gradcheck", "--x", x, "--f", f, "--o", o);
        Assert.Equal((3, ""), (call.Exit, call.Error));
        Assert.Contains("O: undecided", call.Output, StringComparison.Ordinal);
        Assert.Contains("1 entry can't be decided", call.Output, StringComparison.Ordinal);
        Assert.Contains("\"verdict\":\"undecided\"", Call.Of("gradcheck", "--x", x, "--f", f, "--o", o, "--format", "json").Output, StringComparison.Ordinal);
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

    private string SaveAs(string name, string type, string shape, byte[] bytes)
    {
        string path = _folder[name + ".npy"];
        File.WriteAllBytes(path, Arrays.NpyFile.Of($"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}", bytes));
        return path;
    }
}
