using System.Collections.Immutable;
using ConvSymbolic.Arrays;

namespace ConvSymbolic.Tests.Cli.Commands;

public sealed class EvalCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Evaluates_the_layer_of_the_lecture_notes()
    {
        string x = Save("X", [3, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9), f = Save("F", [2, 2], 1, 2, 3, 4);
        string b = Save("b", [1], 10), g = Save("G", [2, 2], 1, 0, 0, -1);
        Assert.Equal(new Call(0, "", ""), Eval("--x", x, "--f", f, "--b", b, "--g", g));
        IsArray("O", [2, 2], 47, 57, 77, 87);
        IsArray("dF", [2, 2], -4, -4, -4, -4);
        IsArray("dX", [3, 3], 1, 2, 0, 3, 3, -2, 0, -3, -4);
        IsArray("db", [1], 0);
    }

    [Fact]
    public void Keeps_the_type_and_writes_only_what_was_asked_for()
    {
        string x = _folder["X.npy"], f = _folder["F.npy"];
        Save(x, NpyArray.Create([3], [1f, 2f, 4f]));
        Save(f, NpyArray.Create([2], [1f, -1f]));
        Assert.Equal(0, Eval("--x", x, "--f", f, "--flip").Exit);
        Assert.Equal(["O.npy"], Directory.GetFiles(_folder["out"]).Select(Path.GetFileName));
        Assert.Equal([1f, 2f], NpyArray.Read(_folder["out/O.npy"]).Values<float>());
    }

    [Fact]
    public void Whole_numbers_alone_are_computed_as_float64_and_halves_as_float32()
    {
        string x = SaveAs("X", "|u1", "(3,)", [1, 2, 4]), f = SaveAs("F", "|i1", "(2,)", [1, 255]), half = _folder["H.npy"];
        Save(half, NpyArray.Create([2], [(Half)0.5, (Half)(-1)]));
        Assert.Equal(new Call(0, "", ""), Eval("--x", x, "--f", f));
        Assert.Equal([-1.0, -2.0], NpyArray.Read(_folder["out/O.npy"]).Values<double>());
        Assert.Equal(new Call(0, "", ""), Eval("--x", x, "--f", half));
        Assert.Equal([-1.5f, -3f], NpyArray.Read(_folder["out/O.npy"]).Values<float>());
    }

    [Fact]
    public void A_whole_number_that_the_other_type_does_not_hold_is_refused()
    {
        string x = SaveAs("X", "<i8", "(1,)", [1, 0, 0, 0, 0, 0, 0x20, 0]), f = SaveAs("F", "|i1", "(1,)", [1]);
        Eval("--x", x, "--f", f).IsFault(x, "9007199254740993", "float64");
    }

    [Fact]
    public void Results_of_whole_numbers_that_may_be_rounded_are_told()
    {
        // 94906267² is 9007199515875289, beyond 2^53 and odd.
        byte[] number = [0x1B, 0x28, 0xA8, 0x05, 0, 0, 0, 0];
        string x = SaveAs("X", "<i8", "(1, 2)", [1, 0, 0, 0, 0, 0, 0, 0, .. number]), f = SaveAs("F", "<i8", "(1, 1)", number);
        var call = Eval("--x", x, "--f", f);
        Assert.Equal(
            new Call(0, "", "convsym: O.npy: 1 entry may be rounded, the first at [0,1]: it adds up whole numbers beyond 2^53, and float64 does not hold all of these.\n"),
            call);
        Assert.Equal(new Call(0, "", ""), Eval("--x", x, "--f", SaveAs("one", "|u1", "(1, 1)", [1])));
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_called_one()
    {
        Directory.CreateDirectory(_folder["links"]);
        File.CreateSymbolicLink(_folder["links/out"], "nowhere");
        File.CreateSymbolicLink(_folder["links/a"], "b");
        File.CreateSymbolicLink(_folder["links/b"], "a");
        string x = Save("X", [1], 1);
        Call.Of("eval", "--x", x, "--f", x, "--out", _folder["links/out"]).IsFault("links/out' can't be written: it is a link to 'nowhere', where no folder is; a folder was expected");
        Call.Of("eval", "--x", x, "--f", x, "--out", _folder["links/a"]).IsFault("links/a' can't be written: it is a link to 'b', where no folder is");
        Call.Of("eval", "--x", _folder["links/a"], "--f", x, "--out", _folder["out"]).IsFault("links/a' can't be read: it is a link that leads back to itself");
        Call.Of("gradcheck", "--x", x, "--f", x, "--o", x, "--out", _folder["links/a"]).IsFault("links/a' can't be written: it is a link that leads back to itself");
    }

    [Fact]
    public void Four_axes_are_batch_channels_and_two_spatial()
    {
        string x = Save("X", [2, 2, 1, 2], 1, 2, 3, 4, 5, 6, 7, 8), f = Save("F", [2, 1, 1, 1], 1, 10);
        Assert.Equal(new Call(0, "", ""), Eval("--x", x, "--f", f, "--groups", "2"));
        IsArray("O", [2, 2, 1, 2], 1, 2, 30, 40, 5, 6, 70, 80);
    }

    [Theory]
    [InlineData("1", 1, 2, 1)]
    [InlineData("3", 1, 2, 3)]
    public void Three_axes_need_to_be_told(string axes, params int[] output)
    {
        string x = Save("X", [1, 2, 3], 1, 2, 3, 4, 5, 6), f = axes == "1" ? Save("F", [2, 2, 3], [.. Enumerable.Repeat(1.0, 12)]) : Save("F", [1, 1, 1], 1);
        Eval("--x", x, "--f", f).IsFault(x, "--axes 1", "--axes 3");
        Assert.Equal(0, Eval("--x", x, "--f", f, "--axes", axes).Exit);
        Assert.Equal(output, NpyArray.Read(_folder["out/O.npy"]).Shape);
    }

    [Fact]
    public void A_transposed_filter_has_the_input_channels_first()
    {
        string x = Save("X", [1, 2, 1, 1], 1, 2), f = Save("F", [2, 3, 1, 1], 1, 2, 3, 10, 20, 30);
        Assert.Equal(new Call(0, "", ""), Eval("--x", x, "--f", f, "--transposed"));
        IsArray("O", [1, 3, 1, 1], 21, 42, 63);
    }

    [Fact]
    public void Every_fault_names_the_file_and_leaves_nothing()
    {
        string x = Save("X", [3, 3], [.. new double[9]]), f = Save("F", [2, 2], [.. new double[4]]), b = Save("b", [2], 0, 0);
        string x4 = Save("X4", [1, 4, 1, 1], 1, 2, 3, 4), f4 = Save("F4", [2, 3, 1, 1], [.. new double[6]]);
        string single = _folder["single.npy"], text = _folder["text.npy"];
        Save(single, NpyArray.Create([2, 2], new float[4]));
        File.WriteAllText(text, "no array");
        Eval("--x", x, "--f", _folder["none.npy"]).IsFault("none.npy");
        Eval("--x", x, "--f", text).IsFault("text.npy");
        Eval("--x", x, "--f", _folder.Name).IsFault(_folder.Name);
        Eval("--x", x, "--f", single).IsFault("X.npy holds float64", "single.npy holds float32");
        Eval("--x", x, "--f", f, "--b", b).IsFault("b.npy has shape 2", "1 filter;");
        Eval("--x", x, "--f", f, "--g", x).IsFault("X.npy has shape 3×3", "the output has shape 2×2");
        Eval("--x", x, "--f", f4).IsFault("F4.npy has shape 2×3×1×1", "X.npy has shape 3×3", "same number of axes");
        Eval("--x", f, "--f", x).IsFault("F.npy", "X.npy", "axis 1 (height): the filter spans 3");
        Eval("--x", x4, "--f", f4).IsFault("F4.npy", "X4.npy", "second axis must be 4");
        Eval("--x", x4, "--f", f4, "--groups", "3").IsFault("4/3, which is no whole number");
        Eval("--x", x4, "--f", f4, "--groups", "0").IsFault("--groups 0");
        Eval("--x", x4, "--f", f4, "--transposed").IsFault("4 channels");
        Eval("--x", x4, "--f", f4, "--axes", "3").IsFault("--axes 3 needs 3 axes, or 5");
        Eval("--x", x, "--f", f, "--padding", "1000000").IsFault("2^31-1");
        Assert.False(Path.Exists(_folder["out"]));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_a_fault()
    {
        string x = Save("X", [3], 1, 2, 3), f = Save("F", [1], 1);
        Call.Of("eval", "--x", x, "--f", f, "--out", x).IsFault(x, "can't be written");
        Call.Of("eval", "--x", x, "--f", f, "--out", "").IsFault("the name of the output folder is empty");
        Assert.Equal(["F.npy", "X.npy"], _folder.Entries);
    }

    private Call Eval(params string[] args) => Call.Of(["eval", .. args, "--out", _folder["out"]]);

    private string Save(string name, ImmutableArray<int> shape, params double[] values)
    {
        string path = _folder[name + ".npy"];
        Save(path, NpyArray.Create(shape, values));
        return path;
    }

    private string SaveAs(string name, string type, string shape, byte[] bytes)
    {
        string path = _folder[name + ".npy"];
        File.WriteAllBytes(path, Arrays.NpyFile.Of($"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}", bytes));
        return path;
    }

    private static void Save(string path, NpyArray array)
    {
        using var stream = File.Create(path);
        array.Write(stream);
    }

    private void IsArray(string name, int[] shape, params double[] values)
    {
        var array = NpyArray.Read(_folder[$"out/{name}.npy"]);
        Assert.Equal(shape, array.Shape);
        Assert.Equal(values, array.Values<double>());
    }
}
