namespace ConvSymbolic.Tests.Cli.Arguments;

public sealed class FileEndingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("notes", "t.tex", @"\documentclass")]
    [InlineData("notes", "t.md", "# Backpropagation")]
    [InlineData("notes --format markdown", "t.tex", "# Backpropagation")]
    [InlineData("notes", "t.txt", "# Backpropagation")]
    [InlineData("derive", "t.json", "{")]
    [InlineData("derive", "t.TXT", "convolution: ")]
    [InlineData("prove", "t.json", "{")]
    [InlineData("prove", "t", "convolution: ")]
    [InlineData("export", "t.c", "//")]
    [InlineData("export", "t.py", "\"\"\"")]
    [InlineData("export", "t.smt2", ";")]
    public void The_ending_says_the_format_where_nothing_else_does(string call, string file, string start)
    {
        var done = Call.Of([.. call.Split(' '), "--out", _folder[file]]);
        Assert.Equal((0, ""), (done.Exit, done.Error));
        Assert.StartsWith(start, File.ReadAllText(_folder[file]), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
