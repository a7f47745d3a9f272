using System.Globalization;
using System.Text;

namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>An index as it is written: a sum of letters with whole factors, and a number.</summary>
public sealed record Place(int Constant, IReadOnlyList<(string Letter, int Factor)> Parts)
{
    public static Place Number(int value) => new(value, []);

    public static Place Of(string letter) => new(0, [(letter, 1)]);

    public bool IsNumber => Parts.Count == 0;

    public bool IsLetter => Parts is [(_, 1)] && Constant == 0;

    public Place Plus(int more) => this with { Constant = Constant + more };

    public Place Plus(string letter, int factor)
    {
        int sum = factor + Parts.FirstOrDefault(part => part.Letter == letter).Factor;
        List<(string, int)> parts = [.. Parts.Where(part => part.Letter != letter)];
        if (sum != 0)
            parts.Add((letter, sum));
        return this with { Parts = parts };
    }

    public int Evaluate(IReadOnlyDictionary<string, int> values) =>
        Constant + Parts.Sum(part => part.Factor * Letters(part.Letter).Aggregate(1, (product, letter) => product * values[letter]));

    /// <summary>The letters of a part, such as s*i.</summary>
    public static string[] Letters(string part) => part.Split('*');

    public override string ToString()
    {
        var text = new StringBuilder();
        bool numberFirst = Constant > 0 && Parts.Count > 0 && Parts[0].Factor < 0;
        if (numberFirst)
            text.Append(Constant.ToString(CultureInfo.InvariantCulture));
        foreach (var (letter, factor) in Parts)
        {
            if (factor < 0)
                text.Append('-');
            else if (text.Length > 0)
                text.Append('+');
            if (Math.Abs(factor) != 1)
                text.Append(Math.Abs(factor).ToString(CultureInfo.InvariantCulture));
            text.Append(letter.Replace("*", " ", StringComparison.Ordinal));
        }
        if (!numberFirst && (Constant != 0 || Parts.Count == 0))
            text.Append(Constant > 0 && Parts.Count > 0 ? "+" : "").Append(Constant.ToString(CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
