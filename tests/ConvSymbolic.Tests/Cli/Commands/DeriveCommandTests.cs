using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Cli.Commands;

public class DeriveCommandTests
{
    private const string General = "--input 4 --filter 3 --stride 2 --padding 1 --channels 2 --filters 3 --batch 2 --bias";

    public static TheoryData<string, string, string> Layers
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (string format in (string[])["text", "latex", "markdown", "json", "sympy", "angourimath", "mathematica"])
            {
                data.Add(format, "notes", "");
                data.Add(format, "general", General);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Writes_every_format(string format, string name, string options)
    {
        var call = Derive($"{options} --format {format}");
        Assert.Equal((0, ""), (call.Exit, call.Error));
        // JSON stands on one line; a line an entry tells differences better.
        Golden.Verify(call.Output.Replace(@"},{""target""", "},\n{\"target\"", StringComparison.Ordinal), $"{format}_{name}");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void Derives_a_formula(string format)
    {
        var call = Call.Of(["derive", "--formula", @"Y_{ij} = \sum_{u=0}^{1}\sum_{v=0}^{1} W_{ijuv} X_{i+u,j+v} + b_{ij}", "--extents", "X 3x3", "--format", format]);
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Golden.Verify(call.Output.Replace(@"},{""target""", "},\n{\"target\"", StringComparison.Ordinal), format);
    }

    [Theory]
    [InlineData("--formula Y_i=X_i --extents X --index-base 1", "The extents 'X' can't be read")]
    [InlineData("--formula Y_i=X_i --extents Y5 --input 3x3", "The extents 'Y5' can't be read")]
    [InlineData("--formula Y_i=2X_i+X_{i+1} --input 3x3", "Nothing says how far i runs")]
    [InlineData("--extents X3", "--extents are those of the arrays of --formula")]
    public void A_formula_at_fault_is_refused(string options, string message)
    {
        var call = Derive(options);
        Assert.Equal((2, ""), (call.Exit, call.Output));
        Assert.Contains(message, call.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("derive")]
    [InlineData("prove")]
    public void The_ending_of_the_file_chooses_the_format_of_a_formula(string verb)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal((0, "", ""), Ended(Call.Of([verb, "--formula", "Y_i = X_i", "--extents", "X 2", "--out", folder["y.json"]])));
        Assert.StartsWith("{\"indexBase\":0", File.ReadAllText(folder["y.json"]), StringComparison.Ordinal);
    }

    private static (int, string, string) Ended(Call call) => (call.Exit, call.Output, call.Error);

    [Theory]
    [InlineData("--input", "3x3")]
    [InlineData("--names", "X,F,O,L")]
    [InlineData("--target", "dX")]
    [InlineData("--format", "latex")]
    public void What_is_about_a_layer_is_refused_beside_a_formula(string option, string value)
    {
        var call = Call.Of(["derive", "--formula", "Y_i = X_i", "--extents", "X 3", option, value]);
        Assert.Equal((2, ""), (call.Exit, call.Output));
        Assert.Contains(option, call.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--target O --entry 2,1", "O₂₁ = X₂₁·F₁₁ + X₂₂·F₁₂ + X₃₁·F₂₁ + X₃₂·F₂₂")]
    [InlineData("--target dF --entry 1,2", "∂L/∂F₁₂ = ∂L/∂O₁₁·X₁₂ + ∂L/∂O₁₂·X₁₃ + ∂L/∂O₂₁·X₂₂ + ∂L/∂O₂₂·X₂₃")]
    [InlineData("--target dX --entry 0,1 --index-base 0", "∂L/∂X₀₁ = ∂L/∂O₀₀·F₀₁ + ∂L/∂O₀₁·F₀₀")]
    [InlineData("--target dX --entry 1,2 --names I,K,Y,E", "∂E/∂I₁₂ = ∂E/∂Y₁₁·K₁₂ + ∂E/∂Y₁₂·K₁₁")]
    [InlineData("--target db --entry 1 --bias", "∂L/∂b₁ = ∂L/∂O₁₁ + ∂L/∂O₁₂ + ∂L/∂O₂₁ + ∂L/∂O₂₂")]
    [InlineData("--target dF --entry 2,1,2 --filters 2 --input 3 --filter 2", "∂L/∂F⁽²⁾₂ = ∂L/∂O⁽²⁾₁·X₂ + ∂L/∂O⁽²⁾₂·X₃")]
    [InlineData("--target dX --entry 100,100 --input 224x224 --filter 1x2", "∂L/∂X[100,100] = ∂L/∂O[100,99]·F₁₂ + ∂L/∂O[100,100]·F₁₁")]
    public void The_first_line_of_one_entry_is_the_entry(string options, string line)
    {
        var call = Derive(options);
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Assert.Equal(line, call.Output.Split('\n')[0]);
    }

    [Fact]
    public void The_steps_of_one_entry_are_its_own() =>
        Golden.Verify(Derive("--target dX --entry 2,2 --input 3x3 --stride 2").Output + "\n" + Derive("--target dF --entry 1,2 --input 9x9").Output);

    [Theory]
    [InlineData("O", "Output")]
    [InlineData("dF", "Filter gradient")]
    [InlineData("dX", "Input gradient")]
    [InlineData("db", "Bias gradient")]
    public void Writes_one_target(string target, string title)
    {
        string output = Derive($"--bias --target {target}").Output;
        Assert.Contains($"\n\n{title}\n", output, StringComparison.Ordinal);
        Assert.Single((string[])["Output", "Filter gradient", "Input gradient", "Bias gradient"], other => output.Contains($"\n\n{other}\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Writes_to_a_file()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(new Call(0, "", ""), Call.Of("derive", "--out", folder["notes.txt"]));
        Assert.Equal(Derive("").Output, File.ReadAllText(folder["notes.txt"]));
    }

    [Fact]
    public void An_interruption_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var context = new ConvSymbolic.Cli.CommandContext { Output = output, Error = output, Cancellation = stop.Token };
        Assert.Equal(130, ConvSymbolic.Cli.CommandLine.Run(["derive", "--out", folder["notes.txt"]], context));
        Assert.Equal("", output.ToString());
        Assert.Empty(folder.Entries);
    }

    [Theory]
    [InlineData("--entry 1,1", "--entry needs a single target", "--target O, dF, dX or db")]
    [InlineData("--target dF --entry 3,1", "--entry 3,1", "shape 2×2", "1 to 2, 1 to 2", "index base is 1")]
    [InlineData("--target dF --entry 0,1", "shape 2×2", "1 to 2")]
    [InlineData("--target dF --entry 2,0 --index-base 0", "0 to 1, 0 to 1", "index base is 0")]
    [InlineData("--target dX --entry 1", "shape 3×3", "2 numbers")]
    [InlineData("--target dX --entry 1,-1", "shape 3×3")]
    [InlineData("--target dX --entry a,1", "--entry a,1")]
    [InlineData("--target dX --entry 1,1 --channels 2", "shape 1×2×3×3", "4 numbers")]
    [InlineData("--target dX --entry 2 --input 1 --filter 1", "one number, 1 to 1")]
    [InlineData("--target db", "no bias", "--bias")]
    [InlineData("--target dY", "--target dY: expected one of")]
    [InlineData("--format html", "--format html: expected one of")]
    [InlineData("--input 20000x20000 --filter 3x3", "terms", "GB of text", "raise the limit")]
    [InlineData("--limit 47", "48 terms", "raise the limit of 47")]
    [InlineData("--input 99999x99999", "elements")]
    [InlineData("--input 99999999999", "99999999999")]
    [InlineData("--out /no/such/folder/file", "folder does not exist")]
    public void A_fault_is_one_line(string options, params string[] words) => Derive(options).IsFault(words);

    private static Call Derive(string options) => Call.Of(["derive", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
}
