using System.Globalization;
using System.Numerics;
using ConvSymbolic.Notation;
using ConvSymbolic.Numbers;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Rendering;

/// <summary>Streams polynomials of one ring in one format; nothing as long as a polynomial is built in memory.</summary>
internal sealed class PolynomialWriter(Ring ring, PolynomialSyntax syntax, WritingStyle style)
{
    private readonly FactorTexts _texts = new(ring, syntax.Names, style);
    private readonly List<Power> _powers = [];

    /// <summary>One polynomial as a text.</summary>
    public static string Text(Polynomial polynomial, PolynomialSyntax syntax, NotationOptions notation)
    {
        var output = new StringWriter(CultureInfo.InvariantCulture);
        new PolynomialWriter(polynomial.Ring, syntax, WritingStyle.For(polynomial.Ring, notation)).Write(polynomial, output);
        return output.ToString();
    }

    /// <summary>Writes one polynomial on one line, without a line end.</summary>
    public void Write(Polynomial polynomial, TextWriter output)
    {
        if (polynomial.IsZero)
            output.Write('0');
        for (int k = 0; k < polynomial.Count; k++)
        {
            if (k > 0)
                output.Write(' ');
            WriteTerm(polynomial, k, output);
        }
    }

    /// <summary>Writes one term with its sign: <c>+ a</c>, <c>- b</c>; the first term has a sign only when it is negative.</summary>
    public void WriteTerm(Polynomial polynomial, int index, TextWriter output)
    {
        polynomial.Read(index, _powers, out var coefficient);
        WriteSign(coefficient.Sign < 0, isFirst: index == 0, output);
        WriteTerm(coefficient, output);
    }

    private void WriteSign(bool isNegative, bool isFirst, TextWriter output)
    {
        if (isNegative)
            output.Write(syntax.Minus);
        else if (!isFirst)
            output.Write('+');
        if (!isFirst)
            output.Write(' ');
    }

    private void WriteTerm(Rational coefficient, TextWriter output)
    {
        bool isOne = coefficient.IsInteger && (coefficient.Numerator.IsOne || coefficient.Numerator == BigInteger.MinusOne);
        bool isFirst = isOne && _powers.Count > 0;
        if (!isFirst)
            WriteSize(coefficient, output);
        foreach (var (variable, exponent) in _powers)
        {
            if (!isFirst)
                output.Write(syntax.Times);
            isFirst = false;
            if (exponent == 1)
                output.Write(_texts[variable]);
            else
                WritePower(_texts[variable], exponent, output);
        }
    }

    private void WritePower(string text, int exponent, TextWriter output)
    {
        output.Write(syntax.GroupsPowers ? $"({text})" : text);
        output.Write(syntax.Power.Open);
        output.Write(exponent.ToString(CultureInfo.InvariantCulture));
        output.Write(syntax.Power.Close);
    }

    private void WriteSize(Rational coefficient, TextWriter output)
    {
        string numerator = BigInteger.Abs(coefficient.Numerator).ToString(CultureInfo.InvariantCulture);
        if (coefficient.IsInteger)
        {
            output.Write(numerator);
            return;
        }
        output.Write(syntax.Rational.Open);
        output.Write(numerator);
        output.Write(syntax.Rational.Bar);
        output.Write(coefficient.Denominator.ToString(CultureInfo.InvariantCulture));
        output.Write(syntax.Rational.Close);
    }
}
