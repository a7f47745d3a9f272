using System.Text.RegularExpressions;
using ConvSymbolic.Derivations;
using ConvSymbolic.Exchange;

namespace ConvSymbolic.Benchmarks;

/// <summary>The theory, compiled by Coq in a folder of its own, and files checked beside it.</summary>
public sealed class Coq : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly Regex Theorem = new(@"^Theorem (\w+)", RegexOptions.Multiline);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("convsymbolic-coq-");
    private int _files;

    private readonly Lazy<IReadOnlyList<string>> _proved;

    private Coq() => _proved = new(() => RestOnNothing(Theorems).IsAccepted ? Theorems : []);

    /// <summary>The names of the theorems of the theory.</summary>
    public static IReadOnlyList<string> Theorems { get; } =
        [.. CoqTheory.Files.SelectMany(file => Theorem.Matches(file.Text)).Select(match => match.Groups[1].Value)];

    /// <summary>The theorems, if every one of them rests on no assumption; otherwise none.</summary>
    public IReadOnlyList<string> Proved => _proved.Value;

    /// <summary>Compiles the theory; null where Coq or mathcomp is not installed.</summary>
    /// <exception cref="InvalidOperationException">Coq does not accept a file of the theory.</exception>
    public static Coq? Build()
    {
        var coq = new Coq();
        foreach (var file in CoqTheory.Files)
        {
            var run = coq.Run(file.Name, file.Text);
            if (run.Outcome == ChildOutcome.Absent || run.Error.Contains("logical path mathcomp", StringComparison.Ordinal))
            {
                coq.Dispose();
                return null;
            }
            if (run.Outcome != ChildOutcome.Done)
                throw new InvalidOperationException($"Coq does not accept {file.Name}: {run.Error}");
        }
        return coq;
    }

    /// <summary>Whether Coq accepts a file and says as often as it is asked that there is no assumption; and what it says.</summary>
    public (bool IsAccepted, string Says) Check(string text, int questions = 1)
    {
        var run = Run($"File{Interlocked.Increment(ref _files)}.v", text);
        int closed = run.Output.Split('\n').Count(line => line == CoqInstance.NoAssumptions);
        return (run.Outcome == ChildOutcome.Done && closed == questions, run.Output + run.Error);
    }

    /// <summary>Whether Coq accepts the instances of all these derivations, and what it says.</summary>
    public (bool IsAccepted, string Says) Accepts(IReadOnlyCollection<Derivation> derivations) =>
        Check(Together(derivations.Select(Instance)), derivations.Count);

    /// <summary>The instance of a derivation.</summary>
    public static string Instance(Derivation derivation)
    {
        var text = new StringWriter();
        CoqInstance.Write(derivation, text);
        return text.ToString();
    }

    /// <summary>Whether these theorems are in the theory and rest on no assumption, asked of all at once; and what Coq says.</summary>
    public (bool IsAccepted, string Says) RestOnNothing(IReadOnlyList<string> theorems) => Check(
        $"""
        From ConvSymbolic Require Import {string.Join(' ', CoqTheory.Files.Select(file => Path.GetFileNameWithoutExtension(file.Name)))}.
        Definition together := ({string.Join(", ", theorems.Select(name => "@" + name))}).
        Print Assumptions together.

        """);

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    // Each in a module of its own, in one file: loading the theory takes longer than checking a small layer.
    private static string Together(IEnumerable<string> instances)
    {
        var modules = instances.Select(text => text.Split('\n').ToLookup(line => line.StartsWith("From ", StringComparison.Ordinal))).ToArray();
        return string.Join('\n', modules.SelectMany(lines => lines[true]).Distinct())
            + string.Concat(modules.Select((lines, k) => $"\nModule Instance{k}.\n{string.Join('\n', lines[false])}End Instance{k}."));
    }

    private ChildProcess Run(string name, string text)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, name), text);
        return ChildProcess.Run("coqc", CoqTheory.Arguments(name), Limit, _folder.FullName);
    }
}
