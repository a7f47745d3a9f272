using System.Diagnostics;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Rendering;

/// <summary>The text of every variable of a ring in one format, made when it is first asked for.</summary>
internal sealed class FactorTexts(Ring ring, FactorNames names, WritingStyle style)
{
    private readonly string?[] _texts = new string?[ring.Count];
    private readonly LatexWriter _latex = new(style);
    private readonly PlainTextWriter _plain = new(style);

    public string this[Variable variable] => _texts[variable.Id] ??= Write(variable);

    private string Write(Variable variable)
    {
        var block = ring.BlockOf(variable);
        return names switch
        {
            FactorNames.Latex => _latex.Write(PolynomialTree.Entry(block, variable)),
            FactorNames.Text => _plain.Write(PolynomialTree.Entry(block, variable)),
            FactorNames.Bracketed => $"{block.Name}[{Indices(',')}]",
            FactorNames.Underscored => $"{block.Name}_{Indices('_')}",
            FactorNames.OneUnderscore => $"{block.Name}_{Indices('x')}",
            _ => throw new UnreachableException(),
        };

        string Indices(char separator) => string.Join(separator, block.IndexOf(variable).Select(index => index + style.Notation.IndexBase));
    }
}
