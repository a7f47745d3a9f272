using System.Collections.Immutable;
using System.Numerics;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Arrays;

/// <summary>Elements as numbers of another type, which must hold every one of them exactly.</summary>
internal static class NpyConversion
{
    public static T[] To<T>(Array values, ImmutableArray<int> shape)
        where T : unmanaged, INumber<T> => values switch
        {
            // A cast of arrays takes int[] for uint[], so the types are compared.
            T[] own when values.GetType() == typeof(T[]) => own,
            float[] singles when values.GetType() == typeof(float[]) => Convert<float, T>(singles, shape),
            double[] doubles => Convert<double, T>(doubles, shape),
            Half[] halves => Convert<Half, T>(halves, shape),
            _ when values.GetType() == typeof(sbyte[]) => Convert<sbyte, T>((sbyte[])values, shape),
            _ when values.GetType() == typeof(short[]) => Convert<short, T>((short[])values, shape),
            _ when values.GetType() == typeof(int[]) => Convert<int, T>((int[])values, shape),
            _ when values.GetType() == typeof(long[]) => Convert<long, T>((long[])values, shape),
            _ when values.GetType() == typeof(byte[]) => Convert<byte, T>((byte[])values, shape),
            _ when values.GetType() == typeof(ushort[]) => Convert<ushort, T>((ushort[])values, shape),
            _ when values.GetType() == typeof(uint[]) => Convert<uint, T>((uint[])values, shape),
            _ => Convert<ulong, T>((ulong[])values, shape),
        };

    private static TTo[] Convert<TFrom, TTo>(TFrom[] values, ImmutableArray<int> shape)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged, INumber<TTo>
    {
        var converted = new TTo[values.Length];
        for (int at = 0; at < values.Length; at++)
        {
            converted[at] = TTo.CreateSaturating(values[at]);
            if (!IsSame(values[at], converted[at]))
                Fail.With("npy.inexact", $"Entry [{string.Join(',', new Shape(shape.AsSpan()).IndexOf(at))}] is {values[at]}, which {NpyElements.NameOf<TTo>()} does not hold exactly.",
                    $"{values[at]}", $"a number that {NpyElements.NameOf<TTo>()} holds");
        }
        return converted;
    }

    // There and back is not enough: 2⁶³ − 1 becomes 2⁶³, and comes back as 2⁶³ − 1.
    private static bool IsSame<TFrom, TTo>(TFrom value, TTo converted)
        where TFrom : INumber<TFrom>
        where TTo : INumber<TTo>
    {
        if (!TFrom.IsFinite(value))
            return !TTo.IsFinite(converted);
        if (!TTo.IsFinite(converted))
            return false;
        return TFrom.IsInteger(value)
            ? TTo.IsInteger(converted) && BigInteger.CreateChecked(value) == BigInteger.CreateChecked(converted)
            : TFrom.CreateSaturating(converted) == value;
    }
}
