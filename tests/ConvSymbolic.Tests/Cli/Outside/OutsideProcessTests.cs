using ConvSymbolic.Checking.Claims;
using ConvSymbolic.Cli.Outside;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Exchange;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Tests.Cli.Outside;

public class OutsideProcessTests
{
    [Fact]
    public void Runs_a_program_on_the_file_in_a_folder_of_its_own() =>
        Assert.Equal(new OutsideAnswer("theorem\ntheorem.txt\n"), Shell("cat theorem.txt; ls", 60));

    [Fact]
    public void Ends_a_program_that_takes_too_long() =>
        Assert.Equal(new OutsideAnswer("", "gave no answer within 1 s"), Shell("sleep 600; echo done", 1));

    [Fact]
    public void Gives_the_time_for_each_theorem_of_a_call() =>
        Assert.Equal(new OutsideAnswer("done\n"), ShellUntil("sleep 2; echo done", 1, TestContext.Current.CancellationToken, theorems: 60));

    [Fact]
    public void Ends_a_program_that_writes_too_much() =>
        Assert.Equal(new OutsideAnswer("", "wrote too much"), Shell("cat /dev/zero", 600));

    [Fact]
    public void Says_what_a_program_complains_of() =>
        Assert.Equal(new OutsideAnswer("", "answered nothing but 'no licence'"), Shell("echo no licence >&2; exit 7", 60));

    [Fact]
    public void Ends_a_program_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        Assert.ThrowsAny<OperationCanceledException>(() => ShellUntil("sleep 600", 600, cancellation.Token));
    }

    [Fact]
    public void A_program_that_is_absent_is_a_fault_that_says_how_to_get_it() =>
        Assert.Equal(
            "--with fake: the program no-such-program is not on the PATH; install it (ask a friend) or leave it out.",
            Assert.Throws<ConvSymbolicException>(() => new OutsideProcess([new Fake("no-such-program")], 60, default)).Message);

    private static OutsideAnswer Shell(string script, int seconds) => ShellUntil(script, seconds, TestContext.Current.CancellationToken);

    private static OutsideAnswer ShellUntil(string script, int seconds, CancellationToken cancellation, int theorems = 1)
    {
        Assert.SkipUnless(OutsideProcess.PathOf("sh") is not null, "there is no sh");
        return new OutsideProcess([new Fake("sh")], seconds, cancellation).Run(new OutsideCall("sh", [new("theorem.txt", "theorem\n")], [["-c", script]]) { Theorems = theorems });
    }

    private sealed class Fake(string program) : OutsideChecker("fake", program, "ask a friend")
    {
        public override bool Decides(Scope scope) => true;

        private protected override IReadOnlyList<OutsideVerdict> Decide(ProofReport report, OutsideRun run) => [];

        private protected override OutsideVerdict Decide(ClaimReport report, OutsideRun run) => Undecided("");
    }
}
