namespace ConvSymbolic.Tests.Cli.Completion;

public class CompletionTests
{
    [Fact]
    public void Bash_accepts_the_script() => Accepts("bash", "-n");

    [Fact]
    public void Zsh_accepts_the_script() => Accepts("zsh", "-n");

    [Theory]
    [InlineData("convsym ev", "eval")]
    [InlineData("convsym --ver", "--version")]
    [InlineData("convsym completion ", "bash zsh --help --version")]
    [InlineData("convsym completion z", "zsh")]
    [InlineData("convsym eval --str", "--stride")]
    [InlineData("convsym eval --padding ", "same valid full")]
    [InlineData("convsym eval --padding = f", "full")]
    [InlineData("convsym eval --padding =", "same valid full")]
    [InlineData("convsym eval --stride ", "")]
    [InlineData("convsym eval --flip --h", "--help")]
    [InlineData("convsym eval --x folder/a", "folder/a b.npy")]
    [InlineData("convsym eval --out fol", "folder")]
    public void Bash_completes(string line, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["script"], Call.Of("completion", "bash").Output);
        Directory.CreateDirectory(folder["folder"]);
        File.WriteAllText(folder["folder/a b.npy"], "");
        string words = string.Join(' ', line.Split(' ').Select(word => $"'{word}'"));
        var call = ConvsymProcess.Shell("bash", "--norc", "-c", $$"""
            cd '{{folder.Name}}' && source ./script && complete -p convsym >/dev/null || exit 1
            COMP_WORDS=({{words}}) COMP_CWORD=$(( {{line.Split(' ').Length}} - 1 ))
            _convsym && echo "${COMPREPLY[*]}"
            """);
        Assert.Equal(("", expected + "\n"), (call.Error, call.Output));
    }

    [Theory]
    [InlineData("convsym ev", "eval")]
    [InlineData("convsym completion z", "zsh")]
    [InlineData("convsym eval --str", "--stride=")]
    [InlineData("convsym eval --padding=f", "--padding=full")]
    public void Zsh_completes(string line, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["script"], Call.Of("completion", "zsh").Output);
        // Completion runs only on a terminal, where somebody edits a line: a pseudo-terminal, and a hook that plays the user.
        File.WriteAllText(folder["play"], """
            zmodload zsh/zpty || exit 1
            cd $1
            zpty shell zsh -f -i
            zpty -w shell 'autoload -U compinit; compinit -u -D; source ./script; source ./hook'
            while zpty -r shell seen; do :; done
            print -r -- "$(<result)"
            """);
        File.WriteAllText(folder["hook"], $$"""
            play() {
                BUFFER='{{line}}' CURSOR=$#BUFFER
                zle complete-word
                print -r -- $BUFFER >result
                BUFFER=exit
                zle .accept-line
            }
            zle -N zle-line-init play
            """);
        var call = ConvsymProcess.Shell("zsh", "-f", folder["play"], folder.Name);
        Assert.Equal($"{line[..line.LastIndexOf(' ')]} {expected}", call.Output.TrimEnd());
    }

    private static void Accepts(string shell, string check)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["script"], Call.Of("completion", shell).Output);
        var call = ConvsymProcess.Shell(shell, check, folder["script"]);
        Assert.Equal((0, ""), (call.Exit, call.Error));
    }
}
