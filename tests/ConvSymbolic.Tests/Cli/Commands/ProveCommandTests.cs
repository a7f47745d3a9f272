using System.Text.Json;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Cli.Commands;

public class ProveCommandTests
{
    [Theory]
    [InlineData("notes", "")]
    [InlineData("general", "--input 4x5 --filter 2x3 --stride 2 --padding 1:0,same --channels 2 --filters 3 --batch 2 --bias")]
    [InlineData("transposed", "--input 2x2 --filter 2x2 --stride 2 --dilation 1,2 --output-padding 1 --transposed --flip --channels 4 --filters 2 --groups 2 --names I,W,Z,Loss,beta --index-base 0")]
    public void Says_each_theorem_in_a_line(string name, string options)
    {
        var call = Prove(options);
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Golden.Verify(call.Output, name);
    }

    [Fact]
    public void Writes_json()
    {
        var call = Prove("--input 5x5 --stride 2 --format json --index-base 0");
        Assert.Equal((0, ""), (call.Exit, call.Error));
        using var json = JsonDocument.Parse(call.Output);
        var root = json.RootElement;
        Assert.Equal("cross-correlation", root.GetProperty("convention").GetString());
        Assert.False(root.GetProperty("transposed").GetBoolean());
        Assert.Equal("[2,2]", root.GetProperty("layer").GetProperty("output").GetRawText());
        Assert.Equal(0, root.GetProperty("layer").GetProperty("indexBase").GetInt32());
        string[] theorems = [.. root.GetProperty("theorems").EnumerateArray().Select(theorem => theorem.GetRawText())];
        Assert.Equal(
            [
                """{"name":"filter-gradient","scope":"this-size","verdict":"proved","steps":7,"certificate":null,"counterexample":null,"reason":null}""",
                """{"name":"input-gradient","scope":"this-size","verdict":"proved","steps":8,"certificate":null,"counterexample":null,"reason":null}""",
                """{"name":"bias-gradient","scope":"this-size","verdict":"proved","steps":4,"certificate":null,"counterexample":null,"reason":"The layer has no bias; this is the gradient of one if it were added."}""",
            ],
            theorems);
    }

    [Fact]
    public void Writes_to_a_file()
    {
        using var folder = new TemporaryFolder();
        var call = Call.Of("prove", "--flip", "--out", folder["proof.txt"]);
        Assert.Equal(new Call(0, "", ""), call);
        Assert.Equal(Prove("--flip").Output, File.ReadAllText(folder["proof.txt"]));
    }

    [Theory]
    [InlineData("--input 3x3 --filter 2", "2 axes", "has 1")]
    [InlineData("--input 3x3 --filter 4x4", "axis")]
    [InlineData("--limit 15", "16 products", "raise the limit of 15")]
    [InlineData("--limit 0", "--limit 0", "whole number from 1")]
    [InlineData("--names X,F", "2 names")]
    [InlineData("--index-base 2", "expected one of 1, 0")]
    [InlineData("--input 999999999x3", "more than 2^31-1 elements")]
    public void A_fault_is_one_line(string options, params string[] words) => Prove(options).IsFault(words);

    private static Call Prove(string options) => Call.Of(["prove", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
}
