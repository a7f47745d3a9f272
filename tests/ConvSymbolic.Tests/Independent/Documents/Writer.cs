using System.Globalization;
using System.Text;

namespace ConvSymbolic.Tests.Independent.Documents;

/// <summary>Writes trees as LaTeX in one author's notation.</summary>
public sealed class Writer(Notation notation, FreshLayer layer)
{
    public string Write(Node node) => node switch
    {
        Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        Whole whole => Array(whole.Of, ""),
        Entry entry => Array(entry.Of, Indices(entry)),
        Local local => Ratio(Symbol(local.Above), Symbol(local.Below)),
        Product product => string.Join(product.Factors.Count(factor => factor is Number) > 1 && notation.Times.Trim().Length < 4
            ? " \\cdot " : notation.Times, product.Factors.Select(factor => Factor(factor))).Trim(),
        Addition addition => Terms(addition),
        Summation sum => Sums(sum) + (sum.Body is Addition ? $"\\left({Write(sum.Body)}\\right)" : Write(sum.Body)),
        Applied applied => Apply(applied),
        Table table => Rows(table),
        _ => throw new InvalidOperationException(),
    };

    private string Factor(Node node) => node is Addition or Number { Value: < 0 } ? $"({Write(node)})" : Write(node);

    private string Terms(Addition addition)
    {
        if (addition.Terms.Count == 0)
            return "0";
        var text = new StringBuilder();
        foreach (var (sign, term) in addition.Terms)
            text.Append(text.Length == 0 ? sign < 0 ? "-" : "" : sign < 0 ? " - " : " + ").Append(Write(term));
        return text.ToString();
    }

    private string Sums(Summation sum)
    {
        if (notation.SumsTogether && sum.Letters.All(letter => letter.From is null))
            return $"\\sum_{{{string.Join(",", sum.Letters.Select(letter => letter.Name))}}} ";
        return string.Concat(sum.Letters.Select(letter => letter.From is null ? $"\\sum_{letter.Name} "
            : $"\\sum_{{{letter.Name}={letter.From}}}^{{{letter.To}}} "));
    }

    private string Array(Quantity of, string indices)
    {
        string symbol = notation.Name(of) + indices;
        if (!of.IsGradient())
            return symbol;
        if (of == Quantity.OutputGradient && notation.Upstream is { } upstream)
            return upstream + indices;
        return notation.Gradients switch
        {
            GradientSigns.D => $"d{symbol}",
            GradientSigns.Nabla => $"\\nabla {symbol}",
            _ => Ratio(notation.Loss, symbol),
        };
    }

    private string Symbol(Entry entry) => notation.Name(entry.Of) + Indices(entry);

    private string Ratio(string above, string below) => notation.Gradients switch
    {
        GradientSigns.DisplayFraction => $"\\dfrac{{\\partial {Braced(above)}}}{{\\partial {Braced(below)}}}",
        GradientSigns.Slash => $"\\partial {above}/\\partial {below}",
        _ => $"\\frac{{\\partial {Braced(above)}}}{{\\partial {Braced(below)}}}",
    };

    private string Braced(string symbol) => notation.HasBraces ? $"{{{symbol}}}" : symbol;

    private string Indices(Entry entry)
    {
        if (entry.At.Count == 0)
            return "";
        int planes = notation.HasSuperscripts && entry.Of.Array() != Quantity.Bias ? layer.Planes(entry.Of) : 0;
        var below = entry.At.Skip(planes).ToList();
        bool isTight = notation.Subscripts == Subscripts.Digits
            && below.All(place => place.IsLetter || place is { IsNumber: true, Constant: >= 0 and <= 9 });
        string list = string.Join(isTight ? "" : ",", below);
        string subscript = notation.Subscripts switch
        {
            Subscripts.Square => $"[{list}]",
            Subscripts.Round => $"({list})",
            _ => list.Length == 1 ? $"_{list}" : $"_{{{list}}}",
        };
        if (planes == 0)
            return subscript;
        string above = $"^{{({string.Join(",", entry.At.Take(planes))})}}";
        return notation.SuperscriptLast ? subscript + above : above + subscript;
    }

    private string Apply(Applied applied)
    {
        var arguments = applied.Arguments;
        if (applied.Operator is "conv" or "true" && notation.Star is { } star)
            return string.Join($" {star} ", arguments
                .Select(argument => argument is Applied { Operator: "conv" or "true" } ? $"({Write(argument)})" : Write(argument)));
        string word = applied.Operator switch
        {
            "true" => "conv",
            "dilate" => $"dilate_{{{applied.Setting}}}",
            "pad" => $"pad_{{{applied.Setting}}}",
            var other => other,
        };
        string name = word.Contains('_') ? $"{notation.WordStyle}{{{word[..word.IndexOf('_')]}}}{word[word.IndexOf('_')..]}"
            : $"{notation.WordStyle}{{{word}}}";
        return $"{name}\\left({string.Join(", ", arguments.Select(Write))}\\right)";
    }

    private string Rows(Table table)
    {
        var rows = Enumerable.Range(0, table.Rows)
            .Select(row => string.Join(" & ", table.Cells.Skip(row * table.Columns).Take(table.Columns).Select(Write)));
        return $"\\begin{{{notation.Matrix}}} {string.Join(" \\\\ ", rows)} \\end{{{notation.Matrix}}}";
    }
}
