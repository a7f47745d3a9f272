using System.Numerics;
using ConvSymbolic.Compilation;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic;

/// <summary>Makes numeric code from polynomials.</summary>
public static class PolynomialCompilation
{
    extension(IReadOnlyList<Polynomial> polynomials)
    {
        /// <summary>Compiles polynomials of one ring; what several of them compute is computed once.</summary>
        /// <typeparam name="T">float or double.</typeparam>
        /// <exception cref="Diagnostics.ConvSymbolicException">Another type than float or double, or polynomials of different rings.</exception>
        public CompiledPolynomials<T> Compile<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            ArgumentNullException.ThrowIfNull(polynomials);
            return new CompiledPolynomials<T>(polynomials);
        }
    }
}
