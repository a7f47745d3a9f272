using ConvSymbolic.Cli;

namespace ConvSymbolic.Tests.Cli;

/// <summary>A call of convsym inside this process, and what came out.</summary>
internal sealed record Call(int Exit, string Output, string Error)
{
    public static Call Of(params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        int exit = CommandLine.Run(args, output, error);
        return new(exit, output.ToString(), error.ToString());
    }

    /// <summary>Holds it to a fault: exit code 2, nothing on standard output, and one line that contains these words.</summary>
    public void IsFault(params string[] words)
    {
        Assert.Equal(2, Exit);
        Assert.Equal("", Output);
        Assert.StartsWith("convsym: ", Error, StringComparison.Ordinal);
        Assert.Equal(Error.Length - 1, Error.IndexOf('\n', StringComparison.Ordinal));
        Assert.DoesNotContain("bug in convsym", Error, StringComparison.Ordinal);
        foreach (string word in words)
            Assert.Contains(word, Error, StringComparison.Ordinal);
    }
}
