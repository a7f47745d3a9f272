using ConvSymbolic.Checking;
using ConvSymbolic.Cli.Output;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Cli.Checks;

/// <summary>Checks the documents of a call and writes what was asked for. A document that is at fault does not keep the others from being reported.</summary>
/// <param name="context">The surroundings of the command.</param>
/// <param name="check">Checks one document.</param>
internal sealed class CheckRun(CommandContext context, Func<string, CheckOptions, CancellationToken, CheckReport> check)
{
    private bool _isFault;

    /// <summary>Does it.</summary>
    /// <returns>The exit code: what is at fault outweighs what is wrong, and that what is undecided.</returns>
    public int Run(CheckCall call)
    {
        call.Validate();
        var checkedFiles = new List<(CheckedFile File, CheckReport Report)>();
        using (context.StartProgress("checking"))
        {
            foreach (string name in call.Files)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                Attempt(name, () =>
                {
                    var file = CheckedFile.Read(name, context);
                    checkedFiles.Add((file, check(file.Text, new CheckOptions
                    {
                        File = name,
                        Declaration = call.Declaration,
                        WithCounterexamples = call.Counterexamples,
                    }, context.Cancellation)));
                });
            }
        }
        CheckReport[] reports = [.. checkedFiles.Select(pair => pair.Report)];
        // Without a single document there is nothing to write.
        if (reports.Length > 0)
        {
            OutputFile.Write(call.Out, context, output => Write(reports, call, output));
        }
        foreach (var (file, report) in checkedFiles)
            Attempt(file.Name, () => Correct(file, report, call));
        return _isFault ? ExitCode.Fault : ExitOf(reports, call.Strict);
    }

    private static int ExitOf(CheckReport[] reports, bool isStrict)
    {
        if (Any(EquationVerdict.Wrong, EquationVerdict.Follows))
            return ExitCode.Refuted;
        return isStrict && Any(EquationVerdict.Undecided, EquationVerdict.Unreadable) ? ExitCode.Undecided : ExitCode.Done;

        bool Any(params EquationVerdict[] verdicts) => Array.Exists(reports, report => report.Equations.Any(equation => verdicts.Contains(equation.Verdict)));
    }

    private void Write(CheckReport[] reports, CheckCall call, TextWriter output)
    {
        bool isMany = call.Files.Count > 1;
        int? width = call.Out is null ? context.Width : null;
        switch (call)
        {
            case { Marks: true, Format: "json" }:
                output.Write(isMany
                    ? $"[{string.Join(',', reports.Select(report => report.ToMarksJson(call.CopiesCostEach).TrimEnd('\n')))}]\n"
                    : reports[0].ToMarksJson(call.CopiesCostEach));
                break;
            case { Marks: true }:
                Each(report => report.WriteMarks(output, call.CopiesCostEach, width));
                break;
            case { Format: "json" } when isMany:
                ((IReadOnlyList<CheckReport>)reports).WriteJson(output);
                break;
            case { Format: "json" }:
                reports[0].WriteJson(output);
                break;
            case { Format: "sarif" }:
                ((IReadOnlyList<CheckReport>)reports).WriteSarif(output);
                break;
            case { Format: "markdown" }:
                output.Write(reports[0].ToMarkdown());
                break;
            default:
                Each(report => report.WriteText(output, context.ShowsColour && call.Out is null, call.Verbose, width));
                break;
        }

        void Each(Action<CheckReport> write)
        {
            for (int k = 0; k < reports.Length; k++)
            {
                if (k > 0)
                    output.Write('\n');
                write(reports[k]);
            }
        }
    }

    private void Correct(CheckedFile file, CheckReport report, CheckCall call)
    {
        if (call.Fix is null && !call.InPlace)
            return;
        int errors = report.Equations.Count(equation => equation.Verdict is EquationVerdict.Wrong or EquationVerdict.Follows);
        int corrected = report.Equations.Count(equation => equation.Fix is not null);
        string path = call.Fix ?? file.Name, changed = report.ToFixedText();
        // A document without corrections is not touched, not even its time stamp.
        if (call.Fix is not null && !call.InPlace || changed != file.Text)
        {
            byte[] bytes = file.Encode(changed);
            Unwritable.Guard(path, () =>
            {
                using var output = new PendingFile(path);
                output.Stream.Write(bytes);
                context.Cancellation.ThrowIfCancellationRequested();
                output.Commit();
            });
        }
        if (errors > 0)
            context.Tell($"{path}: {corrected} of {Counted.Of(errors, "wrong equation")} corrected");
    }

    private void Attempt(string name, Action work)
    {
        try
        {
            work();
        }
        catch (ConvSymbolicException exception)
        {
            _isFault = true;
            string message = exception.Message.ReplaceLineEndings(" ");
            // A place in the document stands behind its name; a message about the file itself names it.
            string prefix = exception.Diagnostic.Span is not null ? $"{name}:" : message.Contains(name, StringComparison.Ordinal) ? "" : $"{name}: ";
            context.Tell(prefix + message);
        }
    }
}
