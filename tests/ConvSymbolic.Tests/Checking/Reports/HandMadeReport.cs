using ConvSymbolic.Checking;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Tests.Checking.Reports;

/// <summary>A report put together by hand: equalities are found in the document by their text.</summary>
internal sealed class HandMadeReport(string text, string file = "notes.md")
{
    private readonly List<CheckedEquation> _equations = [];

    public List<CheckContext> Contexts { get; } = [];

    /// <summary>A document with three errors: a slip and its copy, what follows from it, a sign, and things that were not judged.</summary>
    public static CheckReport Sample
    {
        get
        {
            const string text = """
                # My layer

                The layer is $y_{1} = w_{1} x_{1} + w_{2} x_{1}$ and $y_{2} = w_{1} x_{2} + w_{2} x_{3}$.

                $$
                \begin{aligned}
                y_{1} &= w_{1} x_{1} + w_{2} x_{1} \\
                \frac{\partial y_{1}}{\partial x_{1}} &= w_{1} + w_{2}
                \end{aligned}
                $$

                - so $\frac{\partial L}{\partial b} = -g_{1} + g_{2}$
                - and $z = \sigma(y)$, $q = \frac{1$, $n$
                """;
            var report = new HandMadeReport(text);
            report.Contexts.Add(new CheckContext
            {
                Id = 1,
                FirstLine = 1,
                LastLine = 13,
                Roles = new Dictionary<string, string> { ["output"] = "y", ["input"] = "x", ["filter"] = "w", ["loss"] = "L" },
                IndexBase = 1,
                Layer = Convolution.Create(input: [3], filter: [2], bias: true),
                SizesAreKnown = true,
                Evidence = ["y is the output: line 3 defines it by sums of products of w and x."],
            });
            report.Add("y_{1} = w_{1} x_{1} + w_{2} x_{1}", EquationVerdict.Wrong, "wrong-index", "x_{1}$", -1, "x_{2}");
            report.Add("y_{2} = w_{1} x_{2} + w_{2} x_{3}", EquationVerdict.Right);
            report.Add(@"y_{1} &= w_{1} x_{1} + w_{2} x_{1}", EquationVerdict.Wrong, "wrong-index", @"x_{1} \\", -3, "x_{2}", rootCause: 1);
            report.Add(@"\frac{\partial y_{1}}{\partial x_{1}} &= w_{1} + w_{2}", EquationVerdict.Follows, rootCause: 3);
            report.Add(@"\frac{\partial L}{\partial b} = -g_{1} + g_{2}", EquationVerdict.Wrong, "wrong-sign", "-g_{1}", 0, "g_{1}");
            report.Add(@"z = \sigma(y)", EquationVerdict.Undecided);
            report.Add(@"q = \frac{1", EquationVerdict.Unreadable);
            report.Add("n", EquationVerdict.NotAnEquation, find: "$n$");
            return report.Report;
        }
    }

    public CheckReport Report => new(file, text, Contexts, [.. _equations]);

    /// <summary>Adds an equality.</summary>
    /// <param name="latex">Its text.</param>
    /// <param name="verdict">Its verdict.</param>
    /// <param name="slip">The slip's name.</param>
    /// <param name="fault">Text that starts with the wrong part.</param>
    /// <param name="trim">How much shorter the wrong part is than that (as a negative number).</param>
    /// <param name="replacement">What should stand there.</param>
    /// <param name="rootCause">What made it wrong.</param>
    /// <param name="find">Text by which it is found, if not by its own.</param>
    public void Add(
        string latex,
        EquationVerdict verdict,
        string? slip = null,
        string? fault = null,
        int trim = 0,
        string? replacement = null,
        int? rootCause = null,
        string? find = null)
    {
        int start = text.IndexOf(find ?? latex, StringComparison.Ordinal) + (find is null ? 0 : find.IndexOf(latex, StringComparison.Ordinal));
        int at = fault is null ? -1 : text.IndexOf(fault, start, StringComparison.Ordinal), length = (fault?.Length ?? 0) + trim;
        string? wrong = fault is null ? null : text.Substring(at, length);
        _equations.Add(new CheckedEquation
        {
            Id = _equations.Count + 1,
            Context = 1,
            Span = Place(start, latex.Length),
            Latex = latex,
            Verdict = verdict,
            Scope = verdict is EquationVerdict.Right or EquationVerdict.Wrong or EquationVerdict.Follows ? Scope.ThisSize : null,
            Slip = slip,
            Fault = fault is null ? null : Place(at, length),
            Found = wrong,
            Expected = replacement,
            Suggestion = replacement is null ? null : latex.Remove(at - start, length).Insert(at - start, replacement),
            Fix = replacement is null ? null : new TextEdit(at, length, replacement),
            RootCause = rootCause,
            Message = $"It is {verdict} by hand.",
        });
    }

    private SourceSpan Place(int offset, int length)
    {
        int line = text.AsSpan(0, offset).Count('\n') + 1;
        return new SourceSpan(line, offset - text.LastIndexOf('\n', Math.Max(offset - 1, 0)), length);
    }
}
