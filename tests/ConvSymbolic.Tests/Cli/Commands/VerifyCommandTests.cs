using System.Text.Json;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Cli.Commands;

public class VerifyCommandTests
{
    [Theory]
    [InlineData("")]
    [InlineData("--transposed --flip")]
    public void What_prove_certifies_verify_confirms(string options)
    {
        using var folder = new TemporaryFolder();
        var proof = Call.Of(["prove", "--all-sizes", "--certificate", folder["proof.cert"], .. Split(options)]);
        Assert.Equal((0, ""), (proof.Exit, proof.Error));
        Assert.Equal(3, proof.Output.Split("proved for all sizes").Length - 1);
        var call = Call.Of("verify", folder["proof.cert"]);
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Golden.Verify(call.Output, options.Length == 0 ? "convolution" : "transposed");
    }

    [Fact]
    public void Writes_json()
    {
        using var folder = new TemporaryFolder();
        Call.Of("prove", "--certificate", folder["proof.cert"], "--format", "json");
        var call = Call.Of("verify", folder["proof.cert"], "--format", "json");
        Assert.Equal((0, ""), (call.Exit, call.Error));
        using var json = JsonDocument.Parse(call.Output);
        Assert.Equal(folder["proof.cert"], json.RootElement.GetProperty("file").GetString());
        Assert.Equal(
            ["filter-gradient proved 7", "input-gradient proved 10", "bias-gradient proved 5"],
            json.RootElement.GetProperty("theorems").EnumerateArray().Select(theorem => $"{theorem.GetProperty("name")} {theorem.GetProperty("verdict")} {theorem.GetProperty("steps")}"));
    }

    [Theory]
    [InlineData("\uFEFF", "found a byte order mark (U+FEFF)")]
    [InlineData("\0", "found ")]
    [InlineData("\u200B", "found 'U+200Bconvsym certificate 1'")]
    [InlineData("\r\n", "found a line end of CR LF, expected line ends of LF alone")]
    public void Every_byte_of_the_file_counts(string before, string words)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["proof.cert"], before + AllSizes.Certificate(), new System.Text.UTF8Encoding(false));
        Call.Of("verify", folder["proof.cert"]).IsFault($"convsym: {folder["proof.cert"]}:1:1: The certificate is at fault: ", words);
    }

    [Fact]
    public void Line_ends_of_another_system_are_told()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["proof.cert"], AllSizes.Certificate().ReplaceLineEndings("\r\n"));
        Call.Of("verify", folder["proof.cert"]).IsFault("proof.cert:1:1: ", "CR LF");
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_fault()
    {
        using var folder = new TemporaryFolder();
        Call.Of("verify", folder["missing.cert"]).IsFault("missing.cert' can't be read: there is no such file.");
        Call.Of("verify", folder[""]).IsFault("can't be read: it is a directory.");
        Call.Of("verify", "").IsFault("'' can't be read: the name is empty.");
    }

    [Fact]
    public void No_more_is_read_than_a_certificate_has()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "there is no file without an end");
        Call.Of("verify", "/dev/zero").IsFault("more than 20000 characters");
    }

    [Fact]
    public void The_json_of_prove_names_the_certificate()
    {
        using var folder = new TemporaryFolder();
        var call = Call.Of("prove", "--certificate", folder["proof.cert"], "--format", "json");
        using var json = JsonDocument.Parse(call.Output);
        Assert.All(json.RootElement.GetProperty("theorems").EnumerateArray(), theorem =>
        {
            Assert.Equal("all-sizes", theorem.GetProperty("scope").GetString());
            Assert.Equal(folder["proof.cert"], theorem.GetProperty("certificate").GetString());
        });
    }

    [Fact]
    public void A_step_that_fails_leaves_it_undecided()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["proof.cert"], AllSizes.Certificate().Replace("stuff i'\n", "", StringComparison.Ordinal));
        var call = Call.Of("verify", folder["proof.cert"]);
        Assert.Equal((3, ""), (call.Exit, call.Error));
        Assert.Contains("undecided for all sizes", call.Output, StringComparison.Ordinal);
        Assert.Contains("recognise does not apply", call.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello\n", "proof.cert:1:1: ", "convsym certificate 1")]
    [InlineData("convsym certificate 1\ntheorem fermat\n", "proof.cert:2:1: ", "theorem fermat")]
    public void A_fault_is_one_line(string text, params string[] words)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["proof.cert"], text);
        Call.Of("verify", folder["proof.cert"]).IsFault(words);
    }

    [Fact]
    public void A_missing_file_is_a_fault() => Call.Of("verify", "nowhere.cert").IsFault("nowhere.cert");

    [Theory]
    [InlineData("text")]
    [InlineData("latex")]
    [InlineData("markdown")]
    [InlineData("json")]
    public void Derive_writes_the_general_derivation(string format)
    {
        var call = Call.Of("derive", "--all-sizes", "--target", "dX", "--format", format);
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Golden.Verify(call.Output, format);
    }

    [Theory]
    [InlineData("--format sympy", "text, latex, markdown or json")]
    [InlineData("--target dX --entry 1,1", "--entry", "--all-sizes")]
    public void What_has_no_general_form_is_a_fault(string options, params string[] words) => Call.Of(["derive", "--all-sizes", .. Split(options)]).IsFault(words);

    private static string[] Split(string options) => options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
