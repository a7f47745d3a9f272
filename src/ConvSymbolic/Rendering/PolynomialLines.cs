using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Rendering;

/// <summary>
/// Streams polynomials as lines of an aligned environment, broken in front of a sign where a line is full. What
/// <see cref="LatexLayout"/> does for trees, without a tree.
/// </summary>
/// <param name="ring">The ring of the polynomials.</param>
/// <param name="style">Names and index base.</param>
/// <param name="width">The width of a line in em.</param>
internal sealed class PolynomialLines(Ring ring, WritingStyle style, double width)
{
    private const double Relation = 1.4;
    private const double Indent = 1;

    private readonly PolynomialWriter _terms = new(ring, PolynomialSyntax.Latex, style);

    /// <summary>Writes <c>left &amp;= polynomial</c> without a line end behind it; answers how many lines it has.</summary>
    public int Write(string left, Polynomial polynomial, TextWriter output)
    {
        // A left-hand side that takes most of the line leaves a minimum.
        double room = Math.Max(width - LatexWidth.Of(left) - Relation, width / 4), used = 0;
        int lines = 1;
        using var term = new StringWriter();
        output.Write(left);
        output.Write(" &= ");
        if (polynomial.IsZero)
            output.Write('0');
        for (int k = 0; k < polynomial.Count; k++)
        {
            term.GetStringBuilder().Clear();
            _terms.WriteTerm(polynomial, k, term);
            string text = term.ToString();
            double size = LatexWidth.Of(text);
            if (k > 0 && used + size > room)
            {
                output.Write(" \\\\\n&\\quad {}");
                lines++;
                used = Indent;
            }
            else if (k > 0)
            {
                output.Write(' ');
            }
            output.Write(text);
            used += size;
        }
        return lines;
    }
}
