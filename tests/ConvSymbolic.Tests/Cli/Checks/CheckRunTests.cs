using System.Text;
using System.Text.Json;
using ConvSymbolic.Checking;
using ConvSymbolic.Cli;
using ConvSymbolic.Cli.Checks;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Tests.Checking.Reports;

namespace ConvSymbolic.Tests.Cli.Checks;

/// <summary>What the command does around the checker, whose place is taken by reports made by hand.</summary>
public sealed class CheckRunTests : IDisposable
{
    private const string Wrong = "wrong a", Undecided = "maybe a", Right = "right a", Bad = "fault a";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, false, Right)]
    [InlineData(0, true, Right)]
    [InlineData(0, false, Undecided)]
    [InlineData(3, true, Undecided)]
    [InlineData(1, false, Wrong)]
    [InlineData(1, true, Undecided, Wrong)]
    [InlineData(2, false, Bad)]
    [InlineData(2, true, Wrong, Bad, Undecided)]
    public void The_exit_code_says_the_worst(int exit, bool strict, params string[] texts) =>
        Assert.Equal(exit, Run(new CheckCall { Files = Files(texts), Strict = strict }).Exit);

    [Fact]
    public void A_file_that_is_at_fault_is_one_line_and_the_others_are_reported()
    {
        var call = Run(new CheckCall { Files = [_folder["missing.md"], .. Files(Wrong, Bad, Right), _folder.Name] });
        Assert.Equal(2, call.Exit);
        string[] errors = call.Error.TrimEnd().Split('\n');
        Assert.Equal(3, errors.Length);
        Assert.Contains("missing.md' can't be read: there is no such file.", errors[0], StringComparison.Ordinal);
        Assert.Contains("1.md: no document", errors[1], StringComparison.Ordinal);
        Assert.Contains("can't be read: it is a directory.", errors[2], StringComparison.Ordinal);
        Assert.Contains("0.md: 1 equation: 1 wrong (1 error)\n\n", call.Output, StringComparison.Ordinal);
        Assert.EndsWith("2.md: 1 equation: 1 right\n", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_documents_give_an_array_even_if_one_is_left()
    {
        Assert.Equal(JsonValueKind.Array, Json(new CheckCall { Files = Files(Wrong, Bad), Format = "json" }).ValueKind);
        Assert.Equal(JsonValueKind.Array, Json(new CheckCall { Files = Files(Wrong, Right), Format = "json", Marks = true }).ValueKind);
        Assert.Equal(JsonValueKind.Object, Json(new CheckCall { Files = Files(Wrong), Format = "json" }).ValueKind);
        Assert.Equal(1, Json(new CheckCall { Files = Files(Wrong, Right), Format = "sarif" }).GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public void Standard_input_is_a_document()
    {
        var call = Run(new CheckCall { Files = ["-"] }, Wrong);
        Assert.Equal((1, ""), (call.Exit, call.Error));
        Assert.StartsWith("-:1:1: wrong", call.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void A_corrected_copy_keeps_every_other_byte(string name, bool mark)
    {
        byte[] bytes = Bytes("wrong a\r\nü\t \u0001 end");
        File.WriteAllBytes(_folder["a.md"], bytes);
        var call = Run(new CheckCall { Files = [_folder["a.md"]], Fix = _folder["b.md"] });
        Assert.Equal(1, call.Exit);
        Assert.EndsWith("b.md: 1 of 1 wrong equation corrected\n", call.Error, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(_folder["a.md"]));
        Assert.Equal(Bytes("RIGHT a\r\nü\t \u0001 end"), File.ReadAllBytes(_folder["b.md"]));

        byte[] Bytes(string text)
        {
            var encoding = Encoding.GetEncoding(name);
            return [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        }
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_with_their_place()
    {
        File.WriteAllBytes(_folder["a.md"], [.. Encoding.UTF8.GetBytes(Wrong + "\n"), 0xFF]);
        var call = Run(new CheckCall { Files = [_folder["a.md"]] });
        Assert.Equal((2, ""), (call.Exit, call.Output));
        Assert.StartsWith($"convsym: {_folder["a.md"]}:2:1: This is not UTF-8: byte 0xFF", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_is_not_lost_in_a_corrected_copy()
    {
        File.WriteAllBytes(_folder["a.md"], [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Wrong), 0x00, 0xD8]);
        var call = Run(new CheckCall { Files = [_folder["a.md"]], Fix = _folder["b.md"] });
        Assert.Equal(2, call.Exit);
        Assert.Contains("half a character", call.Error, StringComparison.Ordinal);
        Assert.Equal(["a.md"], _folder.Entries);
    }

    [Fact]
    public void Documents_are_corrected_in_place_only_when_asked()
    {
        string[] files = Files(Wrong, Right);
        var before = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(files[1], before);
        Assert.Equal(1, Run(new CheckCall { Files = files }).Exit);
        Assert.Equal(Wrong, File.ReadAllText(files[0]));
        Assert.Equal(1, Run(new CheckCall { Files = files, InPlace = true }).Exit);
        Assert.Equal("RIGHT a", File.ReadAllText(files[0]));
        Assert.Equal(before, File.GetLastWriteTimeUtc(files[1]));
        Assert.Equal(["0.md", "1.md"], _folder.Entries);
    }

    [Fact]
    public void Colours_are_for_terminals()
    {
        string[] files = Files(Wrong);
        Assert.Contains('\e', Run(new CheckCall { Files = files }, colour: true).Output);
        Assert.DoesNotContain('\e', Run(new CheckCall { Files = files }).Output);
        Run(new CheckCall { Files = files, Out = _folder["report"] }, colour: true);
        Assert.DoesNotContain('\e', File.ReadAllText(_folder["report"]));
    }

    [Fact]
    public void What_is_asked_for_reaches_the_checker()
    {
        CheckOptions? seen = null;
        var context = new CommandContext { Output = TextWriter.Null, Error = TextWriter.Null };
        string[] files = Files(Right);
        new CheckRun(context, (text, options, _) =>
        {
            seen = options;
            return Fake(text, options);
        }).Run(new CheckCall { Files = files, Declaration = "input=X", Counterexamples = true });
        Assert.Equal(new CheckOptions { File = files[0], Declaration = "input=X", WithCounterexamples = true }, seen);
    }

    private static CheckReport Fake(string text, CheckOptions options)
    {
        if (text == Bad)
            throw new ConvSymbolicException(new Diagnostic("test", "no document"));
        var verdict = text.StartsWith("wrong", StringComparison.Ordinal) ? EquationVerdict.Wrong : text == Undecided ? EquationVerdict.Undecided : EquationVerdict.Right;
        var equation = HandMadeReport.Sample.Equations[0] with
        {
            Verdict = verdict,
            Span = new SourceSpan(1, 1, 5),
            Fault = null,
            Fix = verdict == EquationVerdict.Wrong ? new TextEdit(0, 5, "RIGHT") : null,
        };
        return new CheckReport(options.File, text, [], [equation]);
    }

    private string[] Files(params string[] texts) => [.. texts.Select((text, k) =>
    {
        string path = _folder[$"{k}.md"];
        File.WriteAllText(path, text);
        return path;
    })];

    private static JsonElement Json(CheckCall call)
    {
        using var json = JsonDocument.Parse(Run(call).Output);
        return json.RootElement.Clone();
    }

    private static Call Run(CheckCall call, string input = "", bool colour = false)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        var context = new CommandContext { Output = output, Error = error, OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input)), ShowsColour = colour };
        int exit = new CheckRun(context, (text, options, _) => Fake(text, options)).Run(call);
        return new(exit, output.ToString(), error.ToString());
    }
}
