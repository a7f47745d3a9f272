using Xunit.Sdk;

namespace ConvSymbolic.Tests.Support;

public sealed class GoldenTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("golden");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void The_snapshot_lies_beside_the_test() => Golden.Verify("O₁₁ = X₁₁·F₁₁\nsecond line");

    [Fact]
    public void A_missing_snapshot_fails_and_what_was_received_is_written()
    {
        var failure = Assert.Throws<FailException>(() => Verify("new"));
        Assert.Contains("no snapshot NotesTests.Page.verified.txt", failure.Message, StringComparison.Ordinal);
        Assert.Equal("new", Read("NotesTests.Page.received.txt"));
        Assert.False(File.Exists(At("NotesTests.Page.verified.txt")));
    }

    [Theory]
    [InlineData("one\ntwo\nthree", "one\n2\nthree", "line 2:\n  verified: two\n  received: 2")]
    [InlineData("one", "one\n", "line 2:\n  verified: (the text ends before it)\n  received: ")]
    [InlineData("one\ntwo", "one", "line 2:\n  verified: two\n  received: (the text ends before it)")]
    public void A_difference_fails_and_names_the_line(string verified, string actual, string part)
    {
        File.WriteAllText(At("NotesTests.Page.verified.txt"), verified);
        var failure = Assert.Throws<FailException>(() => Verify(actual));
        Assert.Contains(part, failure.Message, StringComparison.Ordinal);
        Assert.Equal(actual, Read("NotesTests.Page.received.txt"));
        Assert.Equal(verified, Read("NotesTests.Page.verified.txt"));
    }

    [Fact]
    public void Agreement_removes_what_was_received_before()
    {
        Assert.Throws<FailException>(() => Verify("text"));
        File.Move(At("NotesTests.Page.received.txt"), At("NotesTests.Page.verified.txt"));
        File.WriteAllText(At("NotesTests.Page.received.txt"), "older");
        Verify("text");
        Assert.False(File.Exists(At("NotesTests.Page.received.txt")));
    }

    [Fact]
    public void Line_ends_do_not_matter()
    {
        File.WriteAllText(At("NotesTests.Page.verified.txt"), "one\r\ntwo");
        Verify("one\ntwo");
        Verify("one\r\ntwo");
    }

    [Fact]
    public void A_test_may_hold_several_snapshots()
    {
        File.WriteAllText(At("NotesTests.Page_brief.verified.txt"), "short");
        Golden.Verify("short", variant: "brief", member: "Page", file: At("NotesTests.cs"));
        Assert.Throws<FailException>(() => Golden.Verify("short", variant: "full", member: "Page", file: At("NotesTests.cs")));
        Assert.True(File.Exists(At("NotesTests.Page_full.received.txt")));
    }

    private void Verify(string actual) => Golden.Verify(actual, member: "Page", file: At("NotesTests.cs"));

    private string At(string name) => Path.Combine(_directory.FullName, name);

    private string Read(string name) => File.ReadAllText(At(name));
}
