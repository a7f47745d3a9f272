using ConvSymbolic.Notation;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Rendering;

namespace ConvSymbolic;

/// <summary>Writes polynomials in the reader's notation, or as input of another system.</summary>
public static class PolynomialText
{
    extension(Polynomial polynomial)
    {
        /// <summary>LaTeX: <c>\frac{\partial L}{\partial O_{11}} X_{12}</c>.</summary>
        /// <param name="notation">The names of the arrays and the index base.</param>
        public string ToLatex(NotationOptions? notation = null) => Write(polynomial, PolynomialSyntax.Latex, notation);

        /// <summary>Unicode text: <c>∂L/∂O₁₁·X₁₂</c>.</summary>
        /// <param name="notation">The names of the arrays and the index base.</param>
        public string ToText(NotationOptions? notation = null) => Write(polynomial, PolynomialSyntax.Text, notation);

        /// <summary>SymPy and Python: <c>dO_1_1*X_1_2</c>. The arrays are X, F, b and dO whatever the names are.</summary>
        /// <param name="notation">The index base.</param>
        public string ToSymPy(NotationOptions? notation = null) => Write(polynomial, PolynomialSyntax.SymPy, notation);

        /// <summary>AngouriMath: <c>dO_1x1 * X_1x2</c>. The arrays are X, F, b and dO whatever the names are.</summary>
        /// <param name="notation">The index base.</param>
        public string ToAngouriMath(NotationOptions? notation = null) => Write(polynomial, PolynomialSyntax.AngouriMath, notation);

        /// <summary>Mathematica: <c>dO[1,1]*X[1,2]</c>. The arrays are X, F, b and dO whatever the names are.</summary>
        /// <param name="notation">The index base.</param>
        public string ToMathematica(NotationOptions? notation = null) => Write(polynomial, PolynomialSyntax.Mathematica, notation);
    }

    private static string Write(Polynomial polynomial, PolynomialSyntax syntax, NotationOptions? notation)
    {
        ArgumentNullException.ThrowIfNull(polynomial);
        return PolynomialWriter.Text(polynomial, syntax, notation ?? NotationOptions.Default);
    }
}
