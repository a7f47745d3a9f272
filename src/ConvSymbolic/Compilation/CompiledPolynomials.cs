using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ConvSymbolic.Compilation.StraightLine;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Compilation;

/// <summary>
/// Polynomials as numeric code: some entries of a derivation, or any others. What several of them compute is computed once. Where code can't be made at run time
/// (NativeAOT) an interpreter takes its place.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class CompiledPolynomials<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // So many terms in one method at most: with their loads, products and sums they stay below the length that the runtime optimises.
    private const int MostTerms = 600;

    private readonly List<(int First, Program Program, Code2<T>? Code)> _pieces = [];

    internal CompiledPolynomials(IReadOnlyList<Polynomial> polynomials)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            Fail.With("compile.type", $"Polynomials can't be compiled for {typeof(T).Name}; float or double was expected.", typeof(T).Name, "float or double");
        Count = polynomials.Count;
        if (Count == 0)
            return;
        Variables = polynomials[0].Ring.Count;
        Polynomial[] all = [.. polynomials];
        foreach (Polynomial polynomial in all)
            Ring.Common(all[0], polynomial);
        for (int first = 0, next; first < Count; first = next)
        {
            next = first + 1;
            for (long terms = all[first].Count; next < Count && (terms += all[next].Count) <= MostTerms;)
                next++;
            Program program = Gate.Run(PolynomialProgram.Of(Variables, all.AsSpan(first..next)));
            _pieces.Add((first, program, RuntimeFeature.IsDynamicCodeSupported ? Emitter.Emit<Code2<T>>(program, Arithmetic.Of<T>, isLoop: false) : null));
        }
    }

    /// <summary>How many polynomials.</summary>
    public int Count { get; }

    /// <summary>How many variables their ring has.</summary>
    public int Variables { get; }

    /// <summary>The values of all polynomials at a point. Any number of threads may call at once.</summary>
    /// <param name="point">The value of each variable of the ring, in the order of their numbers.</param>
    /// <param name="values">Receives the value of each polynomial.</param>
    /// <exception cref="ConvSymbolicException">A span has the wrong length, or they overlap.</exception>
    public void Evaluate(ReadOnlySpan<T> point, Span<T> values)
    {
        if (point.Length != Variables)
            Fail.With("compile.length", $"The point has {Counted.Of(point.Length, "number")}, but the ring has {Counted.Of(Variables, "variable")}.", $"{point.Length}", $"{Variables}");
        if (values.Length != Count)
            Fail.With("compile.length", $"There is room for {Counted.Of(values.Length, "value")}, but {(Count == 1 ? "there is" : "there are")} {Counted.Of(Count, "polynomial")}.", $"{values.Length}", $"{Count}");
        SpanChecks.Apart("values", values, "point", point);
        ref T from = ref MemoryMarshal.GetReference(point);
        foreach ((int first, Program program, Code2<T>? code) in _pieces)
        {
            if (code is not null)
                code(ref from, ref values[first]);
            else
                Interpret(program, point, values[first..]);
        }
    }

    private static void Interpret(Program program, ReadOnlySpan<T> point, Span<T> values)
    {
        T[] from = [.. point], to = new T[program.Arrays[1].Length];
        Interpreter.Run(program, constant => T.CreateChecked((double)constant), (_, index) => from[index], (_, index, value) => to[index] = value);
        to.CopyTo(values);
    }

    /// <summary>Says how many polynomials it computes, and in which type.</summary>
    public override string ToString() => $"code of {NumberName.Of<T>()} for {Counted.Of(Count, "polynomial")}";
}
