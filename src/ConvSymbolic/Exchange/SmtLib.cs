using System.Globalization;
using System.Numerics;

namespace ConvSymbolic.Exchange;

/// <summary>Pieces of SMT-LIB: everything is a whole number.</summary>
internal static class SmtLib
{
    public static string Number(BigInteger value) => value.Sign < 0
        ? $"(- {(-value).ToString(CultureInfo.InvariantCulture)})"
        : value.ToString(CultureInfo.InvariantCulture);

    public static string Apply(string function, params IReadOnlyList<string> arguments) =>
        arguments.Count == 0 ? function : $"({function} {string.Join(' ', arguments)})";

    /// <summary>A sum with a term a line.</summary>
    public static string Sum(IReadOnlyList<string> terms) => terms.Count switch
    {
        0 => "0",
        1 => terms[0],
        _ => $"(+\n    {string.Join("\n    ", terms)})",
    };

    public static string Declare(string function, int arity) =>
        $"(declare-fun {function} ({string.Join(' ', Enumerable.Repeat("Int", arity))}) Int)\n";

    public static string Define(string function, IEnumerable<string> parameters, string body) =>
        $"(define-fun {function} ({string.Join(' ', parameters.Select(name => $"({name} Int)"))}) Int\n  {body})\n";

    /// <summary>An entry of an array that is zero-stuffed and extended by zeros: A[t/s] where s divides t and t/s lies inside, else 0.</summary>
    /// <param name="extents">The extents of the spatial axes.</param>
    /// <param name="stuffing">The distance of neighbours in each axis.</param>
    /// <param name="at">The position t in each axis.</param>
    /// <param name="entry">The entry at a position inside.</param>
    public static string Extended(IReadOnlyList<int> extents, IReadOnlyList<int> stuffing, IReadOnlyList<string> at, Func<IReadOnlyList<string>, string> entry)
    {
        var (conditions, inside) = (new List<string>(), new List<string>());
        for (int axis = 0; axis < at.Count; axis++)
        {
            string t = at[axis], s = Number(stuffing[axis]);
            if (stuffing[axis] > 1)
                conditions.Add($"(= (mod {t} {s}) 0)");
            inside.Add(stuffing[axis] > 1 ? $"(div {t} {s})" : t);
            conditions.Add($"(<= 0 {inside[axis]} {Number(extents[axis] - 1)})");
        }
        return $"(ite {(conditions.Count == 1 ? conditions[0] : Apply("and", conditions))} {entry(inside)} 0)";
    }

    /// <summary>Letters for the axes: i1, i2, ….</summary>
    public static IReadOnlyList<string> Letters(string stem, int axes) =>
        [.. Enumerable.Range(1, axes).Select(axis => stem + axis.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The numbers of every index of an array, row-major.</summary>
    public static IEnumerable<IReadOnlyList<string>> EveryIndex(IReadOnlyList<int> extents)
    {
        var shape = new Tensors.Shape([.. extents]);
        for (int offset = 0; offset < shape.Count; offset++)
            yield return [.. shape.IndexOf(offset).Select(index => Number(index))];
    }
}
