using ConvSymbolic.Cli.Output;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Tests.Cli.Output;

public class OutputDirectoryTests
{
    [Fact]
    public void Makes_the_folder_and_all_files()
    {
        using var folder = new TemporaryFolder();
        using (var directory = new OutputDirectory(folder["a/b"], ["1", "2"]))
        {
            directory.Write("2", stream => stream.WriteByte(2));
            directory.Write("1", stream => stream.WriteByte(1));
            directory.Commit();
        }
        Assert.Equal(["a", "a/b", "a/b/1", "a/b/2"], folder.Entries);
        Assert.Equal([2], File.ReadAllBytes(folder["a/b/2"]));
    }

    [Fact]
    public void Without_a_commit_no_file_and_no_folder_stays()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["a"]);
        using (var directory = new OutputDirectory(folder["a/b/c"], ["1", "2"]))
            directory.Write("1", stream => stream.WriteByte(1));
        Assert.Equal(["a"], folder.Entries);
    }

    [Theory]
    [InlineData("X.npy", "it is a file; a folder was expected")]
    [InlineData("X.npy/a/b", "is a file; a folder was expected")]
    public void A_file_is_no_folder(string name, string reason)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["X.npy"], "old");
        var error = Assert.Throws<ConvSymbolicException>(() => new OutputDirectory(folder[name], ["1"]));
        Assert.StartsWith($"the folder '{folder[name]}' can't be written: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith($"{reason}.", error.Message, StringComparison.Ordinal);
        Assert.Equal(["X.npy"], folder.Entries);
        Assert.Equal("old", File.ReadAllText(folder["X.npy"]));
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_the_others_as_they_were()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["1"], "old");
        Directory.CreateDirectory(folder["2"]);
        var error = Assert.Throws<ConvSymbolicException>(() => new OutputDirectory(folder.Name, ["1", "2"]));
        Assert.Equal($"'{folder["2"]}' can't be written: it is a directory.", error.Message);
        Assert.Equal(["1", "2"], folder.Entries);
        Assert.Equal("old", File.ReadAllText(folder["1"]));
    }
}
