namespace ConvSymbolic.Tests.Cli.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CheckCommandTests()
    {
        File.WriteAllText(_folder["a.md"], "no maths\n");
        File.WriteAllText(_folder["b.md"], "");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_document_without_equations_is_fine() =>
        Assert.Equal(new Call(0, $"{_folder["a.md"]}: no equations\n", ""), Check("a.md"));

    [Theory]
    [InlineData("json", "{\"file\":")]
    [InlineData("sarif", "{\"$schema\":")]
    [InlineData("markdown", "no maths\n")]
    public void Writes_every_format(string format, string start) =>
        Assert.StartsWith(start, Check("a.md --strict --format " + format).Output, StringComparison.Ordinal);

    [Fact]
    public void Writes_to_a_file()
    {
        Assert.Equal(new Call(0, "", ""), Check("a.md --marks --out +report"));
        Assert.Equal($"{_folder["a.md"]}: 0 of 0 points\n", File.ReadAllText(_folder["report"]));
    }

    [Theory]
    [InlineData("", "check needs FILE; see convsym check --help")]
    [InlineData("--strict", "check needs FILE")]
    [InlineData("missing.md", "missing.md' can't be read: there is no such file")]
    [InlineData("- -", "standard input can be read only once")]
    [InlineData("a.md --format html", "expected one of text, json, sarif, markdown")]
    [InlineData("a.md --marks --format sarif", "--marks is written as text or json")]
    [InlineData("a.md --copies each", "needs --marks")]
    [InlineData("a.md b.md --format markdown", "a copy of one document; 2 are given")]
    [InlineData("a.md b.md --fix +c.md", "a corrected copy of one document; 2 are given")]
    [InlineData("a.md --fix +a.md", "is the document itself; --in-place overwrites it")]
    [InlineData("a.md --fix +c.md --in-place", "one of them is enough")]
    [InlineData("a.md --fix +c.md --out +c.md", "both write to")]
    [InlineData("a.md --out +a.md", "the report needs a file of its own")]
    [InlineData("- --in-place", "standard input has none")]
    [InlineData("a.md --declare", "--declare needs a value (WORDS)")]
    [InlineData("--strct", "did you mean '--strict'?")]
    [InlineData("a.md --counterexample", "did you mean '--counterexamples'?")]
    public void A_fault_is_one_line(string call, string message) => Check(call).IsFault(message);

    [Fact]
    public void Behind_two_dashes_any_name_is_a_file() => Check("-- --strct").IsFault("'--strct' can't be read: there is no such file");

    [Fact]
    public void A_linked_document_is_not_overwritten_by_chance()
    {
        File.CreateSymbolicLink(_folder["link.md"], _folder["a.md"]);
        Check("a.md --out +link.md").IsFault("the report needs a file of its own");
    }

    [Fact]
    public void A_link_that_leads_back_to_itself_is_called_one()
    {
        File.CreateSymbolicLink(_folder["l1"], "l2");
        File.CreateSymbolicLink(_folder["l2"], "l1");
        foreach (string option in (string[])["--fix", "--out"])
        {
            var call = Check($"a.md {option} +l1");
            Assert.Equal(2, call.Exit);
            Assert.Contains($"'{_folder["l1"]}' can't be written: it is a link that leads back to itself.", call.Error, StringComparison.Ordinal);
        }
    }

    // Words that name files lie in the folder, those behind options with a plus.
    private Call Check(string call) => Call.Of(
    [
        "check",
        .. call.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word =>
            word.StartsWith('+') ? _folder[word[1..]] : word.EndsWith(".md", StringComparison.Ordinal) ? _folder[word] : word),
    ]);
}
