using System.Globalization;
using System.Numerics;

namespace ConvSymbolic.Exchange;

/// <summary>Reads what a solver answers to <c>get-value</c>: <c>(((X 0 1) 5) ((F 0) (- 2)))</c>.</summary>
internal static class SmtLibValues
{
    /// <summary>The values, in the order in which they were asked for.</summary>
    public static IReadOnlyList<BigInteger> Read(string answer)
    {
        var values = new List<BigInteger>();
        int depth = 0;
        string last = "", sign = "";
        foreach (string token in Tokens(answer))
        {
            // A value ends the pair that it stands in, which lies in the list of all pairs.
            if (token == "(")
            {
                depth++;
                last = "";
            }
            else if (token == ")")
            {
                if (--depth == 1 && BigInteger.TryParse(sign + last, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
                    values.Add(value);
                sign = depth == 1 ? "" : sign;
            }
            else
            {
                (sign, last) = token == "-" ? ("-", last) : (depth == 2 ? "" : sign, token);
            }
        }
        return values;
    }

    private static IEnumerable<string> Tokens(string text)
    {
        int start = 0;
        for (int k = 0; k <= text.Length; k++)
        {
            if (k < text.Length && text[k] is not ('(' or ')') && !char.IsWhiteSpace(text[k]))
                continue;
            if (k > start)
                yield return text[start..k];
            if (k < text.Length && text[k] is '(' or ')')
                yield return text[k].ToString();
            start = k + 1;
        }
    }
}
