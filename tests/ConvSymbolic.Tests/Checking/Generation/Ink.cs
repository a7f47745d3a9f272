using System.Globalization;

namespace ConvSymbolic.Tests.Checking.Generation;

/// <summary>Writes terms as LaTeX in an author's ways.</summary>
public sealed class Ink(Style style)
{
    public string Equation(Equation equation, string sign = " = ") => string.Join(sign, equation.Sides.Select(Write));

    public string Write(Term term) => term switch
    {
        Num number => number.Value.ToString(CultureInfo.InvariantCulture),
        SizeName size => size.Name,
        Entry entry => Indexed(Name(entry.Of), entry.At, entry.DropsUnderscore),
        Slope { By: Letter.Output, Missing: 0 } slope when style.Upstream is { } upstream => Indexed(upstream, slope.At, false),
        Slope slope => Derivative(style.Loss, Indexed(Name(slope.By), slope.At, false), slope.Missing),
        SpelledOut slope => Derivative(style.Loss, Indexed(Name(Letter.Output), slope.At, false), 0),
        Local local => Derivative(Indexed(Name(Letter.Output), local.Of, false), Indexed(Name(local.By), local.At, false), 0, isLocal: true),
        Whole whole => Name(whole.Of),
        WholeSlope { By: Letter.Output } when style.Upstream is { } upstream => upstream,
        WholeSlope slope => Derivative(style.Loss, Name(slope.By), 0),
        WholeLocal local => Derivative(Name(Letter.Output), Name(local.By), 0, isLocal: true),
        Version version => $"{Name(version.Of)}_{{{(version.IsNew ? "new" : "old")}}}",
        Rate => style.Rate,
        Added sum => Sum(sum),
        Times product => Product(product),
        Summed sum => Sigma(sum),
        Applied applied => Operator(applied),
        Grid grid => $@"\begin{{{style.Matrix}}} {string.Join(@" \\ ", grid.Rows.Select(row => string.Join(" & ", row.Select(Write))))} \end{{{style.Matrix}}}",
        Quotient quotient => $@"\frac{{{Write(quotient.Above)}}}{{{Write(quotient.Below)}}}",
        Floored floored => $@"\left\lfloor {Write(floored.Inner)} \right\rfloor",
        Bracketed bracketed => $"({Write(bracketed.Inner)})",
        _ => throw new NotSupportedException(term.GetType().Name),
    };

    public string Name(Letter letter) => letter switch
    {
        Letter.Input => style.Input,
        Letter.Filter => style.Filter,
        Letter.Output => style.Output,
        _ => style.Bias,
    };

    private string Indexed(string name, Ix[] at, bool dropsUnderscore)
    {
        if (at.Length == 0)
            return name;
        string commas = string.Join(",", at.Select(Index));
        switch (style.Indices)
        {
            case IndexStyle.Brackets:
                return $"{name}[{commas}]";
            case IndexStyle.Parentheses:
                return $"{name}({commas})";
            case IndexStyle.Digits when at.All(IsShort):
                return $"{name}{(dropsUnderscore ? "" : "_")}{{{string.Concat(at.Select(Index))}}}";
            default:
                return $"{name}_{{{commas}}}";
        }
    }

    private static bool IsShort(Ix index) => index is { Parts: [], Constant: >= 0 and < 10 } or { Constant: 0, Parts: [{ Factor: 1, By: null, Name.Length: 1 }] };

    public static string Index(Ix index)
    {
        string text = "";
        foreach (var part in index.Parts)
        {
            string sign = part.Factor < 0 ? "-" : text.Length > 0 ? "+" : "";
            int factor = Math.Abs(part.Factor);
            text += sign + (factor == 1 ? "" : factor.ToString(CultureInfo.InvariantCulture)) + (part.By is null ? "" : part.By + " ") + part.Name;
        }
        if (text.Length == 0)
            return index.Constant.ToString(CultureInfo.InvariantCulture);
        return index.Constant == 0 ? text : text + (index.Constant < 0 ? "-" : "+") + Math.Abs(index.Constant).ToString(CultureInfo.InvariantCulture);
    }

    private string Derivative(string above, string below, int missing, bool isLocal = false)
    {
        string sign = style.IsUnicode ? "∂" : @"\partial ";
        string up = missing == 1 ? "" : sign, down = missing == 2 ? "" : sign;
        return style.Slopes switch
        {
            SlopeStyle.Short when !isLocal && missing == 0 => "d" + below,
            SlopeStyle.Latin when missing == 0 => $@"\frac{{d{above}}}{{d{below}}}",
            SlopeStyle.Slash when missing == 0 => $"{up}{above}/{down}{below}",
            SlopeStyle.Braced when !style.IsUnicode => $@"\frac{{{(missing == 1 ? above : $@"\partial{{{above}}}")}}}{{{(missing == 2 ? below : $@"\partial{{{below}}}")}}}",
            _ => $@"\frac{{{up}{above}}}{{{down}{below}}}",
        };
    }

    private string Sum(Added sum)
    {
        string text = "";
        foreach (var (sign, term) in sum.Terms.Select(part => (part.Sign, part.Term)))
            text += (text.Length == 0 ? sign < 0 ? "-" : "" : sign < 0 ? " - " : " + ") + (term is Added ? $"({Write(term)})" : Write(term));
        return text;
    }

    private string Product(Times product)
    {
        string text = "";
        for (int k = 0; k < product.Factors.Length; k++)
        {
            var factor = product.Factors[k];
            string written = factor is Added || (factor is Summed && k < product.Factors.Length - 1) ? $"({Write(factor)})" : Write(factor);
            string sign = style.Product;

            // 2 3 is no product, nor is ∂L/∂X_{11} F_{11} with a slash before it.
            if (sign.Length == 0 && (factor is Num || (k > 0 && product.Factors[k - 1] is Num) || style.Slopes == SlopeStyle.Slash))
                sign = @"\cdot";
            text += k == 0 ? written : sign.Length == 0 ? " " + written : $" {sign} {written}";
        }
        return text;
    }

    private string Sigma(Summed sum)
    {
        string body = sum.Body is Added ? $"({Write(sum.Body)})" : Write(sum.Body);
        if (style.WritesSumsApart || sum.Bounds.Any(bound => bound.First is not null))
            return string.Concat(sum.Bounds.Select(bound => $@"\sum_{{{bound.Name}{(bound.First is null ? "" : "=" + Index(bound.First))}}}{(bound.Last is null ? "" : $"^{{{Index(bound.Last)}}}")} ")) + body;
        return $@"\sum_{{{string.Join(",", sum.Bounds.Select(bound => bound.Name))}}} " + body;
    }

    private string Operator(Applied applied)
    {
        string operands = string.Join(", ", applied.Operands.Select(Write).Concat(applied.Arguments.Select(argument => $@"\text{{{argument.Name}}}={argument.Value}")));
        if (applied.Op == Op.Rotate && style.RotationIsTag && applied.Operands[0] is Whole whole)
            return $@"{Name(whole.Of)}^{{rot180}}";
        return applied.Op switch
        {
            Op.Conv => style.Conv,
            Op.Full => style.Full,
            Op.Rotate => style.Rotation,
            _ => @"\text{dilate}",
        } + $@"\left({operands}\right)";
    }
}
