using System.Text.Json;
using ConvSymbolic.Cli.Outside;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Cli.Commands;

public class ProveCommandTests
{
    [Theory]
    [InlineData("notes", "")]
    [InlineData("general", "--input 4x5 --filter 2x3 --stride 2 --padding 1:0,same --channels 2 --filters 3 --batch 2 --bias")]
    [InlineData("transposed", "--input 2x2 --filter 2x2 --stride 2 --dilation 1,2 --output-padding 1 --transposed --flip --channels 4 --filters 2 --groups 2 --names I,W,Z,Loss,beta --index-base 0")]
    public void Says_each_theorem_in_a_line(string name, string options)
    {
        var call = Prove(options);
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Golden.Verify(call.Output, name);
    }

    [Fact]
    public void Writes_json()
    {
        var call = Prove("--input 5x5 --stride 2 --format json --index-base 0");
        Assert.Equal((0, ""), (call.Exit, call.Error));
        using var json = JsonDocument.Parse(call.Output);
        var root = json.RootElement;
        Assert.Equal("cross-correlation", root.GetProperty("convention").GetString());
        Assert.False(root.GetProperty("transposed").GetBoolean());
        Assert.Equal("[2,2]", root.GetProperty("layer").GetProperty("output").GetRawText());
        Assert.Equal(0, root.GetProperty("layer").GetProperty("indexBase").GetInt32());
        string[] theorems = [.. root.GetProperty("theorems").EnumerateArray().Select(theorem => theorem.GetRawText())];
        Assert.Equal(
            [
                """{"name":"filter-gradient","scope":"this-size","verdict":"proved","steps":7,"certificate":null,"counterexample":null,"reason":null,"outside":[]}""",
                """{"name":"input-gradient","scope":"this-size","verdict":"proved","steps":8,"certificate":null,"counterexample":null,"reason":null,"outside":[]}""",
                """{"name":"bias-gradient","scope":"this-size","verdict":"proved","steps":4,"certificate":null,"counterexample":null,"reason":"The layer has no bias; this is the gradient of one if it were added.","outside":[]}""",
            ],
            theorems);
    }

    [Theory]
    [InlineData("z3")]
    [InlineData("cvc5")]
    public void Says_what_a_solver_says(string solver)
    {
        _ = Solver.Of(solver);
        var call = Prove($"--input 8x8 --filter 3x3 --with {solver}");
        Assert.Equal((0, ""), (call.Exit, call.Error));
        foreach (string entries in (string[])["9 entries", "64 entries", "1 entry"])
            Assert.Contains($"; {entries} compared; proved by {solver}\n", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Asks_every_solver_once_and_says_it_in_json()
    {
        _ = (Solver.Of("z3"), Solver.Of("cvc5"));
        using var json = JsonDocument.Parse(Prove("--with cvc5 --with z3 --with cvc5 --format json").Output);
        foreach (var theorem in json.RootElement.GetProperty("theorems").EnumerateArray())
        {
            Assert.Equal(
                """[{"checker":"cvc5","verdict":"proved","counterexample":null,"reason":null},{"checker":"z3","verdict":"proved","counterexample":null,"reason":null}]""",
                theorem.GetProperty("outside").GetRawText());
        }
    }

    [Fact]
    public void A_solver_that_takes_too_long_leaves_it_undecided()
    {
        _ = Solver.Of("cvc5");
        var call = Prove("--input 56x56 --filter 5x5 --with cvc5 --timeout 1");
        Assert.Equal((3, ""), (call.Exit, call.Error));
        Assert.Contains("undecided by cvc5\n  cvc5 gave no answer within 1 s\n", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Coq_checks_every_entry()
    {
        Assert.SkipUnless(FullRun.IsOn, "Coq compiles the theory anew for it, which the full run does");
        Assert.SkipUnless(OutsideProcess.PathOf("coqc") is not null, "Coq is not installed (Debian: coq, libcoq-mathcomp-ssreflect, libcoq-mathcomp-algebra).");
        var call = Prove("--input 4 --filter 2 --stride 2 --with coq --timeout 300");
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Assert.Equal(3, call.Output.Split("proved by coq").Length - 1);
    }

    [Fact]
    public void A_solver_is_not_asked_about_all_sizes()
    {
        _ = Solver.Of("z3");
        Prove("--all-sizes --with z3").IsFault("--with z3 decides theorems at a size; leave out --all-sizes and --certificate and give the sizes, or ask coq, which has the proof for all sizes.");
    }

    [Fact]
    public void Coq_has_the_theorems_for_all_sizes()
    {
        Assert.SkipUnless(FullRun.IsOn, "Coq compiles the theory anew for it, which the full run does");
        Assert.SkipUnless(OutsideProcess.PathOf("coqc") is not null, "Coq is not installed (Debian: coq, libcoq-mathcomp-ssreflect, libcoq-mathcomp-algebra).");
        var call = Prove("--all-sizes --transposed --flip --with coq --timeout 300");
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Assert.Equal(3, call.Output.Split("proved by coq").Length - 1);
        Assert.Equal(3, call.Output.Split("proved for all sizes").Length - 1);
    }

    [Fact]
    public void Writes_the_script_that_a_solver_is_asked()
    {
        using var folder = new TemporaryFolder();
        using var script = new StringWriter();
        Convolution.Create([5, 5], [3, 3], stride: 2).WriteSmtLib(script);
        var call = Call.Of("prove", "--input", "5x5", "--filter", "3x3", "--stride", "2", "--smt-lib", folder["proof.smt2"]);
        Assert.Equal((0, ""), (call.Exit, call.Error));
        Assert.Equal(script.ToString(), File.ReadAllText(folder["proof.smt2"]));
        var (solver, run) = Solver.Of("z3");
        Assert.Equal("unsat\nunsat\nunsat\n", run(new(solver.Program, [new("proof.smt2", script.ToString())], [["proof.smt2"]])).Output);
    }

    [Fact]
    public void Writes_to_a_file()
    {
        using var folder = new TemporaryFolder();
        var call = Call.Of("prove", "--flip", "--out", folder["proof.txt"]);
        Assert.Equal(new Call(0, "", ""), call);
        Assert.Equal(Prove("--flip").Output, File.ReadAllText(folder["proof.txt"]));
    }

    [Theory]
    [InlineData("--input 3x3 --filter 2", "2 axes", "has 1")]
    [InlineData("--input 3x3 --filter 4x4", "axis")]
    [InlineData("--limit 15", "16 products", "raise the limit of 15")]
    [InlineData("--limit 0", "--limit 0", "whole number from 1")]
    [InlineData("--names X,F", "2 names")]
    [InlineData("--index-base 2", "--index-base 2: expected one of 0, 1\n")]
    [InlineData("--input 999999999x3", "more than 2^31-1 elements")]
    [InlineData("--with z4", "--with z4: expected one of z3, cvc5, coq; did you mean 'z3'?")]
    [InlineData("--timeout 0", "--timeout 0: expected from 1 to 1000000 seconds")]
    [InlineData("--timeout soon", "--timeout soon", "expected a whole number")]
    [InlineData("--smt-lib x.smt2 --all-sizes", "--smt-lib writes the theorems at a size")]
    public void A_fault_is_one_line(string options, params string[] words) => Prove(options).IsFault(words);

    private static Call Prove(string options) => Call.Of(["prove", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
}
