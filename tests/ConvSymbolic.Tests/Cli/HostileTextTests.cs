using System.Text.Json;

namespace ConvSymbolic.Tests.Cli;

/// <summary>Hostile text, from every argument and file, in every output of every command.</summary>
public class HostileTextTests
{
    private const string Escape = "\u001b]0;x\u0007\u001b[31m\u009b2J\u202Eb\u2066\u0008\u007f";

    private static readonly string[] Formats = ["text", "json", "sarif", "markdown"];

    private static readonly string[] Contents =
    [
        $"<!-- convsym: inp{Escape}ut=X 3 -->\n\n$a=b$",
        $"<!-- convsym: input=X 3x3 filter=F 2x2 output=O loss=L index-base=1 -->\n\n$a{Escape}=b$\n\n$$\\frac{{\\partial L}}{{\\partial X_{{11}}}} = \\underbrace{{\\frac{{\\partial L}}{{\\partial O_{{11}}}}}}_{{\\text{{{Escape}}}}} F_{{12}}$$\n\n$\\frac{{{Escape}$",
        $"{Escape}\n$O_{Escape} = X_{{{Escape}}}$\n",
    ];

    private static readonly string[][] Calls =
    [
        [Escape],
        ["--" + Escape],
        ["derive", Escape], ["derive", "--input", Escape], ["derive", "--target", Escape], ["derive", "--format", Escape], ["derive", "--entry", Escape], ["derive", "--" + Escape],
        ["derive", "--input-name", Escape], ["derive", "--names", $"input={Escape}"], ["derive", "--padding", Escape], ["derive", "--out", "/nowhere/" + Escape],
        ["prove", "--claim", Escape], ["prove", "--claim", $"O = X{Escape}"], ["prove", "--claim", $"O = \\text{{{Escape}}}", "--format", "json"], ["prove", "--with", Escape], ["prove", "--filter", Escape],
        ["check", Escape], ["check", "-", "--declare", Escape], ["check", "-", "--format", Escape], ["check", "-", "--fix", "/nowhere/" + Escape], ["check", "-", "--out", "/nowhere/" + Escape],
        ["notes", "--input", Escape], ["notes", "--format", Escape], ["notes", "--out", "/nowhere/" + Escape],
        ["eval", "--x", Escape, "--f", Escape], ["eval", "--x", Escape], ["eval", "--out", Escape],
        ["gradcheck", Escape], ["gradcheck", "--x", Escape, "--f", Escape],
        ["export", Escape], ["export", "--language", Escape], ["export", "--name", Escape],
        ["verify", Escape], ["completion", Escape],
    ];

    [Fact]
    public void No_argument_reaches_the_terminal_raw() => Assert.All(Calls, args => IsHarmless(Call.Of(args)));

    [Theory]
    [InlineData(".md")]
    [InlineData(".tex")]
    [InlineData(".html")]
    [InlineData(".txt")]
    [InlineData(".ipynb")]
    public void No_document_reaches_the_terminal_raw(string extension)
    {
        using var folder = new TemporaryFolder();
        foreach (string content in Contents)
        {
            string path = folder[$"a{Escape[..5]}{extension}"];
            File.WriteAllText(path, extension == ".ipynb" ? Notebook(content) : content);
            foreach (string format in Formats)
            {
                IsHarmless(Call.Of("check", path, "--format", format, "--verbose", "--counterexamples"));
                IsHarmless(Call.Of("check", path, path, "--format", format));
            }
            IsHarmless(Call.Of("check", path, "--marks"));
            IsHarmless(Call.Of("check", path, "--marks", "--format", "json"));
            IsHarmless(Call.Of("check", path, "--fix", folder["fixed"]));
            IsHarmless(Call.Of("verify", path));
            IsHarmless(Call.Of("gradcheck", path));
            IsHarmless(Call.Of("eval", "--x", path, "--f", path, "--out", folder["out"]));
        }
    }

    [Theory]
    [InlineData("convsym certificate 1\n\u001b]0;x\u0007\n")]
    [InlineData("\u001b]0;x\u0007")]
    public void No_certificate_reaches_the_terminal_raw(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["c"], text);
        var call = Call.Of("verify", folder["c"]);
        IsHarmless(call);
        Assert.Equal(2, call.Exit);
    }

    [Theory]
    [InlineData(@"\text{<script>alert(1)</script>}")]
    [InlineData(@"\text{\<script>alert(1)</script>}")]
    [InlineData(@"\text{<img src=x onerror=alert(1)>}")]
    public void The_verdicts_on_a_notebook_are_no_markup(string label)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["x.ipynb"], Notebook(
            "<!-- convsym: input=X 3x3 filter=F 2x2 output=O loss=L index-base=1 -->\n\n"
            + $@"$$\frac{{\partial L}}{{\partial X_{{11}}}} = \underbrace{{\frac{{\partial L}}{{\partial O_{{11}}}}}}_{{{label}}} F_{{12}}$$"));
        var call = Call.Of("check", folder["x.ipynb"], "--format", "markdown");
        Assert.Contains("It should be", call.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("<", call.Output, StringComparison.Ordinal);
    }

    private static string Notebook(string markdown) =>
        $$"""{"cells":[{"cell_type":"markdown","metadata":{},"source":{{JsonSerializer.Serialize(markdown)}}}],"metadata":{},"nbformat":4,"nbformat_minor":5}""";

    private static void IsHarmless(Call call)
    {
        foreach (string text in (string[])[call.Output, call.Error])
        {
            Assert.DoesNotContain(text, c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
            Assert.DoesNotContain(text, c => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
        }
        Assert.DoesNotContain("bug in convsym", call.Error, StringComparison.Ordinal);
    }
}
