using System.Text;

namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>Lays claims out as a document and keeps where each sign of equality stands.</summary>
public sealed class Page(Writer writer, Dice dice, bool isTex)
{
    private readonly StringBuilder _text = new();

    private readonly List<(Claim Claim, int Member, int Sign, string Latex)> _signs = [];

    public string Text => _text.ToString();

    /// <summary>Each equality: its claim, which member of the chain, where its sign stands.</summary>
    public IReadOnlyList<(Claim Claim, int Member, int Sign, string Latex)> Signs => _signs;

    public void Paragraph(string text) => _text.Append(text).Append("\n\n");

    /// <summary>Claims that belong together, in a form that suits their number.</summary>
    public void Claims(IReadOnlyList<Claim> claims)
    {
        if (claims.Count == 0)
            return;
        bool isShort = claims.All(claim => Length(claim) < 160 && claim.Members.All(member => member is not Table));
        switch (dice.Int(0, 5))
        {
            case 0 or 1 when claims.Count > 1:
                Aligned(claims);
                break;
            case 2 when isShort && !isTex && claims.Count > 1:
                TableOf(claims);
                break;
            case 1 or 2 when isShort && claims.Count == 2:
                Display(claims, dice.Pick(", \\quad ", " \\qquad ", " \\quad\\Rightarrow\\quad "));
                break;
            case 3 when isShort:
                Sentences(claims);
                break;
            case 4 when !isTex:
                foreach (var claim in claims)
                {
                    _text.Append("- ");
                    Between("$", "$", claim);
                    _text.Append('\n');
                }
                _text.Append('\n');
                break;
            default:
                foreach (var claim in claims)
                {
                    bool isAligned = claim.Members.Count > 2 && dice.Chance(50);
                    if (isAligned)
                        Aligned([claim]);
                    else
                        Display([claim], "");
                }
                break;
        }
    }

    private void Display(IReadOnlyList<Claim> claims, string between)
    {
        var (before, after) = isTex
            ? dice.Pick(("\\[ ", " \\]\n\n"), ("\\begin{equation}\n", "\n\\end{equation}\n\n"), ("$$ ", " $$\n\n"))
            : dice.Pick(("$$\n", "\n$$\n\n"), ("$$\n", "\n$$\n\n"), ("$$", "$$\n\n"), ("```math\n", "\n```\n\n"), ("\\[\n", "\n\\]\n\n"));
        _text.Append(before);
        for (int i = 0; i < claims.Count; i++)
        {
            _text.Append(i > 0 ? between : "");
            Equation(claims[i], " = ", " = ");
        }
        _text.Append(dice.Chance(15) ? dice.Pick(".", ",", " .") : "");
        if (!isTex && dice.Chance(8) && !before.StartsWith('`'))
            _text.Append(System.Globalization.CultureInfo.InvariantCulture, $" \\tag{{{dice.Int(1, 9)}}}");
        _text.Append(after);
    }

    private int Length(Claim claim) => claim.Text?.Length ?? claim.Members.Sum(member => writer.Write(member).Length);

    private void Aligned(IReadOnlyList<Claim> claims)
    {
        string name = isTex ? "align*" : "aligned";
        _text.Append(isTex ? $"\\begin{{{name}}}\n" : $"$$\n\\begin{{{name}}}\n");
        for (int i = 0; i < claims.Count; i++)
        {
            Equation(claims[i], " &= ", claims[i].Members.Count > 2 && dice.Chance(60) ? " \\\\\n&= " : " = ");
            _text.Append(i < claims.Count - 1 ? " \\\\\n" : "\n");
        }
        _text.Append(isTex ? $"\\end{{{name}}}\n\n" : $"\\end{{{name}}}\n$$\n\n");
    }

    private void TableOf(IReadOnlyList<Claim> claims)
    {
        _text.Append("| what | formula |\n|---|---|\n");
        foreach (var claim in claims)
        {
            _text.Append("| ").Append(claim.Kind).Append(' ');
            Between("| $", "$ |\n", claim);
        }
        _text.Append('\n');
    }

    private void Sentences(IReadOnlyList<Claim> claims)
    {
        for (int i = 0; i < claims.Count; i++)
        {
            _text.Append(i == 0 ? dice.Pick("We get ", "Here ", "So we find ") : i == claims.Count - 1 ? " and " : ", ");
            Between("$", "$", claims[i]);
        }
        _text.Append(".\n\n");
    }

    private void Between(string before, string after, Claim claim)
    {
        _text.Append(before);
        Equation(claim, " = ", " = ");
        _text.Append(after);
    }

    private void Equation(Claim claim, string first, string next)
    {
        if (claim.Text is { } foreign)
        {
            for (int depth = 0, i = 0; i < foreign.Length; i++)
            {
                depth += foreign[i] is '{' ? 1 : foreign[i] is '}' ? -1 : 0;
                if (foreign[i] == '=' && depth == 0)
                    _signs.Add((claim, 1, _text.Length + i, foreign));
            }
            _text.Append(foreign);
            return;
        }
        string left = writer.Write(claim.Members[0]);
        _text.Append(left);
        for (int i = 1; i < claim.Members.Count; i++)
        {
            string sign = claim.Kind == Accumulation.Kind ? " \\mathrel{+}= " : i == 1 ? first : next,
                right = writer.Write(claim.Members[i]);
            _signs.Add((claim, i, _text.Length + sign.IndexOf('=', StringComparison.Ordinal), $"{left} = {right}"));
            _text.Append(sign).Append(right);
            left = right;
        }
    }
}
