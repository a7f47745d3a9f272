using System.Globalization;
using System.Text.RegularExpressions;

namespace ConvSymbolic.Tests.Rendering;

/// <summary>A printed whole-number expression, 2·i+u−3 or 2 i+u-3 or ⌊(H−K)/s⌋+1, evaluated as it stands.</summary>
internal static class PrintedIndex
{
    public static long Evaluate(string text, Func<string, long> valueOf)
    {
        text = text.Replace('−', '-').Replace(@"\lfloor", "⌊", StringComparison.Ordinal).Replace(@"\rfloor", "⌋", StringComparison.Ordinal).Replace("p^{+}", "p⁺", StringComparison.Ordinal).Trim();
        if (Floor.Match(text) is { Success: true } floor)
        {
            long above = Evaluate(floor.Groups["above"].Value, valueOf), below = Evaluate(floor.Groups["below"].Value, valueOf);
            return (long)Math.Floor((double)above / below) + Evaluate("0" + floor.Groups["rest"].Value, valueOf);
        }
        long sum = 0;
        foreach (Match term in Term.Matches(text))
        {
            long product = term.Groups["sign"].Value == "-" ? -1 : 1;
            foreach (string factor in term.Groups["factors"].Value.Split(['·', ' '], StringSplitOptions.RemoveEmptyEntries))
                product *= char.IsAsciiDigit(factor[0]) ? long.Parse(factor, CultureInfo.InvariantCulture) : valueOf(factor);
            sum += product;
        }
        return sum;
    }

    private static readonly Regex Floor = new(@"^⌊\s*\(?(?<above>[^/⌋]*?)\)?/(?<below>[^⌋]*?)\s*⌋(?<rest>.*)$");

    private static readonly Regex Term = new(@"(?<sign>[+-]?)\s*(?<factors>[^+-]+)");
}
