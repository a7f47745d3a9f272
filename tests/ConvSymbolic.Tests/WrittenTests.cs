using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Tests.Cli;

namespace ConvSymbolic.Tests;

/// <summary>One way of writing: to a writer, as a text, into a file.</summary>
public sealed class WrittenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_three_ways_write_the_same()
    {
        var report = Convolution.Create(input: [3, 3], filter: [2, 2]).Derive().Prove();
        using var output = new StringWriter();
        report.WriteJson(output);
        report.SaveJson(_folder["proof.json"]);
        Assert.Equal(output.ToString(), report.ToJson());
        Assert.Equal(output.ToString(), File.ReadAllText(_folder["proof.json"]));
    }

    [Fact]
    public void The_name_of_the_notes_chooses_their_format()
    {
        var layer = Convolution.Create(input: 3, filter: 2);
        layer.SaveNotes(_folder["notes.tex"]);
        layer.SaveNotes(_folder["notes.md"]);
        Assert.StartsWith(@"\documentclass", File.ReadAllText(_folder["notes.tex"]), StringComparison.Ordinal);
        Assert.StartsWith("# ", File.ReadAllText(_folder["notes.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public void What_fails_leaves_nothing_behind()
    {
        var layer = Convolution.Create(input: 3, filter: 2);
        Assert.Contains("its folder does not exist", Assert.Throws<ConvSymbolicException>(() => layer.SaveNotes(_folder["no/notes.md"])).Message, StringComparison.Ordinal);
        Assert.Contains("it is a directory", Assert.Throws<ConvSymbolicException>(() => layer.SaveNotes(_folder.Name)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Written.Save(_folder["half"], _ => throw new InvalidOperationException()));
        Assert.Empty(_folder.Entries);
    }

    [Fact]
    public void What_users_hold_says_what_it_is()
    {
        var layer = Convolution.Create(input: [3, 3], filter: [2, 2]);
        var derivation = layer.Derive();
        Assert.Equal("convolution: input 3×3, filter 2×2, output 2×2, cross-correlation", layer.ToString());
        Assert.StartsWith("derivation of the convolution", derivation.ToString(), StringComparison.Ordinal);
        Assert.Equal("filter-gradient proved at this size, input-gradient proved at this size, bias-gradient proved at this size", derivation.Prove().ToString());
        Assert.EndsWith("(chain rule)", derivation.Steps(Target.InputGradient)[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("code of double for the " + layer, layer.Compile<double>().ToString());
        object[] held = [derivation.FilterGradient, derivation.FilterGradient[0, 0], layer.Ring, derivation.Steps(Target.InputGradient)[^1].After,
            derivation.Steps(Target.InputGradient), derivation.Steps(Target.InputGradient, 1, 1), layer.Entries(Target.Output), layer.Entries(Target.Output).First()];
        Assert.All(held, thing => Assert.DoesNotMatch(@"ConvSymbolic\.|System\.|\{ ", thing.ToString()!));
        Assert.Equal(derivation.Steps(Target.InputGradient, 1, 1).Count, derivation.Steps(Target.InputGradient, 1, 1).ToString()!.Split('\n').Length);
        Assert.Equal("4 entries of Output of the " + layer, layer.Entries(Target.Output).ToString());
    }
}
