using System.Diagnostics;
using ConvSymbolic.Checking;

namespace ConvSymbolic.Benchmarks.Corpus;

/// <summary>Checks the documents of a folder and compares the reports with what its verdict files state.</summary>
internal static class CorpusMeasure
{
    public const string Help = "corpus FOLDER (with NAME.verdicts.json or verdicts.json)";

    private const int Longest = 160;

    /// <summary>Measures and prints.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="output">Where the figures go.</param>
    /// <param name="check">Checks a document.</param>
    /// <returns>Whether there was something to measure.</returns>
    public static bool Run(string folder, TextWriter output, Func<string, CheckOptions, CheckReport> check)
    {
        var files = Directory.Exists(folder) ? VerdictFile.In(folder) : [];
        foreach (string file in files)
        {
            var items = VerdictFile.Read(file);
            var score = new CorpusScore();
            var watch = Stopwatch.StartNew();
            foreach (var document in items.GroupBy(item => item.File))
                score.Add(check(File.ReadAllText(document.Key), new CheckOptions { File = document.Key }), [.. document]);
            output.WriteLine(FormattableString.Invariant($"{Path.GetRelativePath(folder, file)}: {items.Count} items, {watch.Elapsed.TotalMilliseconds:0} ms"));
            Write(output, score);
        }
        return files.Count > 0;
    }

    private static void Write(TextWriter output, CorpusScore score)
    {
        output.WriteLine($"  wrong equations found:      {score.Wrong}");
        output.WriteLine(FormattableString.Invariant($"  false alarms:               {score.FalseAlarms} of {score.Right.All} right equations"));
        output.WriteLine($"  right equations confirmed:  {score.Right}");
        output.WriteLine($"  judgement calls flagged:    {score.JudgementCalls}");
        output.WriteLine($"  no equations, not judged:   {score.Others}");
        output.WriteLine(score.RootErrors.All == 0
            ? "  root errors:                none stated"
            : FormattableString.Invariant($"  root errors:                {score.RootErrors} found; the reports count {score.RootErrorsReported}"));
        output.WriteLine($"  read:                       {score.Read}; about a convolution: {score.ReadOfConvolutions}");
        Write(output, "missed", score.Misses);
        Write(output, "false alarm", score.Alarms);
        Write(output, "doubtful", score.Doubts);
        foreach (var (file, equation) in score.Unstated)
            output.WriteLine($"  not stated: {Path.GetFileName(file)}:{equation.Span}: {Words(equation)}: {Short(equation.Latex)}");
    }

    private static void Write(TextWriter output, string what, List<Disagreement> disagreements)
    {
        foreach (var (item, equations) in disagreements)
        {
            string place = item.Line is { } line ? FormattableString.Invariant($":{line}") : "";
            string kind = item.Kind is null ? "" : $" ({item.Kind})", error = string.IsNullOrEmpty(item.Error) ? "" : $" because {Short(item.Error)}";
            output.WriteLine($"  {what}: {Path.GetFileName(item.File)}{place}: {Short(item.Name)}: stated {item.Verdict}{kind}{error}");
            if (equations.Count == 0)
                output.WriteLine("    nothing is reported there");
            foreach (var equation in equations)
                output.WriteLine($"    {equation.Span}: {Words(equation)}");
        }
    }

    private static string Words(CheckedEquation equation) =>
        $"{equation.Verdict}{(equation.Slip is null ? "" : $" [{equation.Slip}]")}: {Short(equation.Message)}{(equation.Suggestion is null ? "" : $" → {Short(equation.Suggestion)}")}";

    private static string Short(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }
}
