using System.Text;

namespace ConvSymbolic.Rendering;

/// <summary>Writes words so that LaTeX reads them as words.</summary>
internal static class LatexText
{
    /// <summary>The text with every special sign escaped; signs that pdflatex has no letter for are written as commands or numbers.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            result.Append(Escape(rune));
        return result.ToString();
    }

    private static string Escape(Rune rune) => rune.Value switch
    {
        '\\' => @"\textbackslash{}",
        '~' => @"\textasciitilde{}",
        '^' => @"\textasciicircum{}",
        '{' or '}' or '$' or '&' or '#' or '_' or '%' => $@"\{rune}",
        '<' => @"\textless{}",
        '>' => @"\textgreater{}",
        '|' => @"\textbar{}",
        '"' => @"\textquotedbl{}",
        '–' => "--",
        '—' => "---",
        '“' => "``",
        '”' => "''",
        '’' => "'",
        '…' => @"\dots{}",
        '⌊' => @"$\lfloor$",
        '⌋' => @"$\rfloor$",
        '°' => @"$^\circ$",
        '×' => @"$\times$",
        '·' => @"$\cdot$",
        '−' => "$-$",
        '≤' => @"$\le$",
        '≥' => @"$\ge$",
        '→' => @"$\to$",
        '∂' => @"$\partial$",
        'Σ' => @"$\Sigma$",
        >= ' ' and < 0x7f or '\n' => rune.ToString(),
        >= 0xc0 and <= 0xff => rune.ToString(),
        _ => $"U+{rune.Value:X4}",
    };
}
