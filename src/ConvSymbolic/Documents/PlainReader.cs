using ConvSymbolic.Latex;

namespace ConvSymbolic.Documents;

/// <summary>Reads a text without a form of its own: maths between delimiters if there are any, else every line that holds an equation.</summary>
internal static class PlainReader
{
    private static readonly string[] Delimiters = ["$", "\\(", "\\[", "\\begin{"];

    /// <summary>Reads a view.</summary>
    /// <param name="view">The text.</param>
    public static void Read(View view)
    {
        string text = view.Text;
        if (Array.Exists(Delimiters, delimiter => text.Contains(delimiter, StringComparison.Ordinal)))
        {
            new DelimiterScanner(view, new(HasComments: false, HasPrices: true)).Scan(0, text.Length);
        }
        else
        {
            for (int at = 0; at < text.Length;)
            {
                int length = text.AsSpan(at).IndexOf('\n');
                int end = length < 0 ? text.Length : at + length;
                var line = new TextRange(at, end);
                if (text.AsSpan(at, end - at).ContainsAny('=', '←', '≈'))
                    view.AddMath(line, line, true);
                at = end + 1;
            }
        }

        view.AddProse();
    }
}
