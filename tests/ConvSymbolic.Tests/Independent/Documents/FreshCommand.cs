using System.Globalization;

namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>How many equalities to check, from which seed, and where failing documents go.</summary>
public sealed record FreshCommand(int Equations, int Seed, string? Folder)
{
    public const string Help = "fresh [--equations N] [--seed N] [--out FOLDER]";

    private const int Shown = 8;

    public static FreshCommand? Parse(IReadOnlyList<string> words)
    {
        var command = new FreshCommand(10_000, 1, null);
        for (int i = 0; i < words.Count; i += 2)
        {
            string value = i + 1 < words.Count ? words[i + 1] : "";
            bool isNumber = int.TryParse(value, CultureInfo.InvariantCulture, out int number) && number > 0;
            switch (words[i])
            {
                case "--equations" when isNumber:
                    command = command with { Equations = number };
                    break;
                case "--seed" when isNumber:
                    command = command with { Seed = number };
                    break;
                case "--out" when value.Length > 0:
                    command = command with { Folder = value };
                    break;
                default:
                    return null;
            }
        }
        return command;
    }

    public void Run(TextWriter to)
    {
        var findings = FreshMeasure.Run(Equations, FreshDocuments.From(Seed)).ToList();
        FreshTable.Print(findings, to);
        var failing = findings.Where(finding => finding.IsFalse).GroupBy(Mechanism).SelectMany(group => group.Take(Shown)).ToList();
        foreach (var finding in failing.Take(Shown))
            to.WriteLine($"\n{FreshTable.Describe(finding)}\n{FreshShrink.Of(finding).Document.Text}");
        if (Folder is not null)
            Save(failing);
    }

    /// <summary>What a failure has in common with its like.</summary>
    private static string Mechanism(FreshFinding finding) =>
        (finding.IsFalseWrong ? "false wrong" : "false right")
        + $", {finding.Document.Founding}, {finding.Equation.Kind}, {finding.Equation.Slip ?? "no slip"}";

    private void Save(List<FreshFinding> failing)
    {
        Directory.CreateDirectory(Folder!);
        List<string> index = [];
        foreach (var finding in failing.Select(FreshShrink.Of))
        {
            string file = $"{index.Count + 1:d4}{Path.GetExtension(finding.Document.File)}";
            File.WriteAllText(Path.Combine(Folder!, file), finding.Document.Text);
            index.Add($"{file}\t{Mechanism(finding)}\t{FreshTable.Describe(finding)}");
        }
        File.WriteAllLines(Path.Combine(Folder!, "index.txt"), index);
    }
}
