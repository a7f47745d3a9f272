using System.Numerics;
using System.Reflection;
using System.Runtime.Intrinsics;

namespace ConvSymbolic.Compilation.StraightLine;

/// <summary>What the emitter calls: on one number, or on a vector of them.</summary>
/// <param name="Number">float or double.</param>
/// <param name="Value">What is computed with: the number or the vector.</param>
/// <param name="Lanes">The numbers in a value.</param>
/// <param name="Multiply">The product; null for the instruction on numbers.</param>
/// <param name="Add">The sum; null for the instruction on numbers.</param>
/// <param name="MultiplyAdd">a·b + c.</param>
/// <param name="Broadcast">The number in every lane; null for a single one.</param>
internal sealed record Arithmetic(Type Number, Type Value, int Lanes, MethodInfo? Multiply, MethodInfo? Add, MethodInfo MultiplyAdd, MethodInfo? Broadcast)
{
    public int Bytes => Lanes * (Number == typeof(float) ? sizeof(float) : sizeof(double));

    /// <summary>One number at a time.</summary>
    public static Arithmetic Of<T>()
        where T : IBinaryFloatingPointIeee754<T> => typeof(T) == typeof(float)
        ? new(typeof(float), typeof(float), 1, null, null, Method<float>(float.MultiplyAddEstimate), null)
        : new(typeof(double), typeof(double), 1, null, null, Method<double>(double.MultiplyAddEstimate), null);

    /// <summary>A vector of numbers; 512 bits where they are hardware, else 256, else 128.</summary>
    public static Arithmetic OfVector<T>()
        where T : IBinaryFloatingPointIeee754<T> => (typeof(T) == typeof(float), Vector512.IsHardwareAccelerated, Vector256.IsHardwareAccelerated) switch
        {
            (true, true, _) => Vector<Vector512<float>, float>(Vector512<float>.Count, Vector512.Multiply, Vector512.Add, Vector512.MultiplyAddEstimate, Vector512.Create),
            (true, _, true) => Vector<Vector256<float>, float>(Vector256<float>.Count, Vector256.Multiply, Vector256.Add, Vector256.MultiplyAddEstimate, Vector256.Create),
            (true, _, _) => Vector<Vector128<float>, float>(Vector128<float>.Count, Vector128.Multiply, Vector128.Add, Vector128.MultiplyAddEstimate, Vector128.Create),
            (_, true, _) => Vector<Vector512<double>, double>(Vector512<double>.Count, Vector512.Multiply, Vector512.Add, Vector512.MultiplyAddEstimate, Vector512.Create),
            (_, _, true) => Vector<Vector256<double>, double>(Vector256<double>.Count, Vector256.Multiply, Vector256.Add, Vector256.MultiplyAddEstimate, Vector256.Create),
            _ => Vector<Vector128<double>, double>(Vector128<double>.Count, Vector128.Multiply, Vector128.Add, Vector128.MultiplyAddEstimate, Vector128.Create),
        };

    private static Arithmetic Vector<TVector, T>(
        int lanes, Func<TVector, TVector, TVector> multiply, Func<TVector, TVector, TVector> add, Func<TVector, TVector, TVector, TVector> multiplyAdd, Func<T, TVector> broadcast) =>
        new(typeof(T), typeof(TVector), lanes, multiply.Method, add.Method, multiplyAdd.Method, broadcast.Method);

    private static MethodInfo Method<T>(Func<T, T, T, T> method) => method.Method;
}
