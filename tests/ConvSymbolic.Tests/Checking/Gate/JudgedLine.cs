using System.Text.Json;
using System.Text.RegularExpressions;
using ConvSymbolic.Checking;

namespace ConvSymbolic.Tests.Checking.Gate;

/// <summary>An equality of a document and what is true of it, decided by hand and in numbers.</summary>
/// <param name="File">The document.</param>
/// <param name="Find">The equality, in the order of occurrence.</param>
/// <param name="Truth">right, wrong, definition, or open where the document does not tell.</param>
/// <param name="Need">must where a good checker decides it, else may.</param>
/// <param name="Accept">Verdicts that will do as well.</param>
/// <param name="AlwaysTrue">Whether an open one is true whatever is meant.</param>
internal sealed record JudgedLine(string File, string Find, string Truth, string Need, string[]? Accept = null, bool AlwaysTrue = false)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Whether it is one of those that a good checker decides.</summary>
    public bool IsMust => Need == "must";

    public static IReadOnlyList<JudgedLine> Read(string path) => JsonSerializer.Deserialize<JudgedLine[]>(System.IO.File.ReadAllText(path), Options)!;

    /// <summary>The verdict on each line of one document, matched by their text; null for what was not printed.</summary>
    public static IEnumerable<(JudgedLine Line, CheckedEquation? Equation)> Match(IEnumerable<JudgedLine> lines, CheckReport report)
    {
        var left = report.Equations.Select(equation => (Key: Plain(equation.Latex), Equation: equation)).ToList();
        foreach (var line in lines)
        {
            string key = Plain(line.Find);
            int at = left.FindIndex(pair => pair.Key == key);

            // A line of an aligned display may be cut with or without what stands before its sign.
            if (at < 0)
                at = left.FindIndex(pair => (key.StartsWith('=') && pair.Key.EndsWith(key, StringComparison.Ordinal)) || (pair.Key.StartsWith('=') && key.EndsWith(pair.Key, StringComparison.Ordinal)));
            yield return (line, at < 0 ? null : left[at].Equation);
            if (at >= 0)
                left.RemoveAt(at);
        }
    }

    private static string Plain(string latex)
    {
        string text = Sized.Replace(latex, "");
        text = Blank.Replace(text, "");
        text = text.Replace(@"\mathrel{+}=", "+=").Replace("&=", "=").Replace(@"\dfrac", @"\frac").Replace(@"\tfrac", @"\frac");
        text = White.Replace(text, "").TrimEnd('.', ',', ';');
        return Single.Replace(text, "$1$2");
    }

    private static readonly Regex Sized = new(@"\\(left|right|big|Big|bigg|displaystyle|limits|nolimits)(?![a-zA-Z])");

    private static readonly Regex Blank = new(@"(?<!\\)\\(,|;|:|!|thinspace(?![a-zA-Z])|quad(?![a-zA-Z])|qquad(?![a-zA-Z])| )");

    private static readonly Regex White = new(@"\s+");

    private static readonly Regex Single = new(@"([_^])\{([A-Za-z0-9])\}");
}
