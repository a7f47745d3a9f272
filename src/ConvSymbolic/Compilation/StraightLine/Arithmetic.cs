using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvSymbolic.Compilation.StraightLine;

/// <summary>What the emitter calls: on one number, or on a vector of them.</summary>
/// <param name="Number">float or double.</param>
/// <param name="Value">What is computed with: the number or the vector.</param>
/// <param name="Lanes">The numbers in a value that count: two floats lie in a vector of four.</param>
/// <param name="Multiply">The product; null for the instruction on numbers.</param>
/// <param name="Add">The sum; null for the instruction on numbers.</param>
/// <param name="MultiplyAdd">a·b + c.</param>
/// <param name="Broadcast">The number in every lane; null for a single one.</param>
internal sealed record Arithmetic(Type Number, Type Value, int Lanes, MethodInfo? Multiply, MethodInfo? Add, MethodInfo MultiplyAdd, MethodInfo? Broadcast)
{
    /// <summary>The size of a value.</summary>
    public int Bytes => Lanes * (Number == typeof(float) ? sizeof(float) : sizeof(double));

    /// <summary>What is read and written: the value, or bits of its size.</summary>
    public Type Memory { get; private init; } = Value;

    /// <summary>What makes the value of what was read.</summary>
    public MethodInfo[] AfterLoad { get; private init; } = [];

    /// <summary>What makes what is written of the value.</summary>
    public MethodInfo[] BeforeStore { get; private init; } = [];

    /// <summary>The numbers in the widest vector that is hardware here, of 128 bits if none is.</summary>
    public static int MostLanes<T>() => Vector512.IsHardwareAccelerated ? Vector512<T>.Count : Vector256.IsHardwareAccelerated ? Vector256<T>.Count : Vector128<T>.Count;

    /// <summary>On one number, or on a vector of so many lanes: two, or a power of two that fills 128, 256 or 512 bits.</summary>
    public static Arithmetic Of<T>(int lanes)
        where T : IBinaryFloatingPointIeee754<T> => Known<T>.ByLog[BitOperations.Log2((uint)lanes)];

    private static Arithmetic Vector<TVector, T>(
        Func<TVector, TVector, TVector> multiply, Func<TVector, TVector, TVector> add, Func<TVector, TVector, TVector, TVector> multiplyAdd, Func<T, TVector> broadcast)
        where T : unmanaged
        where TVector : unmanaged =>
        new(typeof(T), typeof(TVector), Unsafe.SizeOf<TVector>() / Unsafe.SizeOf<T>(), multiply.Method, add.Method, multiplyAdd.Method, broadcast.Method);

    private static Arithmetic Scalar<T>(Func<T, T, T, T> multiplyAdd) => new(typeof(T), typeof(T), 1, null, null, multiplyAdd.Method, null);

    private static class Known<T>
    {
        /// <summary>By the logarithm of the lanes.</summary>
        public static readonly Arithmetic[] ByLog = typeof(T) == typeof(float) ? Floats() : Doubles();

        private static Arithmetic[] Floats()
        {
            Arithmetic four = Vector<Vector128<float>, float>(Vector128.Multiply, Vector128.Add, Vector128.MultiplyAddEstimate, Vector128.Create);
            Arithmetic two = four with
            {
                Lanes = 2,
                Memory = typeof(double),
                AfterLoad = [Method<double, Vector128<double>>(Vector128.CreateScalar), Method<Vector128<double>, Vector128<float>>(Vector128.AsSingle)],
                BeforeStore = [Method<Vector128<float>, Vector128<double>>(Vector128.AsDouble), Method<Vector128<double>, double>(Vector128.ToScalar)],
            };
            return
            [
                Scalar<float>(float.MultiplyAddEstimate), two, four,
                Vector<Vector256<float>, float>(Vector256.Multiply, Vector256.Add, Vector256.MultiplyAddEstimate, Vector256.Create),
                Vector<Vector512<float>, float>(Vector512.Multiply, Vector512.Add, Vector512.MultiplyAddEstimate, Vector512.Create),
            ];
        }

        private static Arithmetic[] Doubles() =>
        [
            Scalar<double>(double.MultiplyAddEstimate),
            Vector<Vector128<double>, double>(Vector128.Multiply, Vector128.Add, Vector128.MultiplyAddEstimate, Vector128.Create),
            Vector<Vector256<double>, double>(Vector256.Multiply, Vector256.Add, Vector256.MultiplyAddEstimate, Vector256.Create),
            Vector<Vector512<double>, double>(Vector512.Multiply, Vector512.Add, Vector512.MultiplyAddEstimate, Vector512.Create),
        ];

        private static MethodInfo Method<TFrom, TTo>(Func<TFrom, TTo> method) => method.Method;
    }
}
