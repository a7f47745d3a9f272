using System.Numerics;

namespace ConvSymbolic.Compilation.Vectors;

/// <summary>One number at a time: what the vectors are tested against, and what runs where there are none.</summary>
internal unsafe struct ScalarLanes<T> : ILanes<T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int Count => 1;

    public static T Load(T* from) => *from;

    public static void Store(T value, T* to) => *to = value;

    public static T Broadcast(T value) => value;

    public static T MultiplyAdd(T a, T b, T c) => a * b + c;

    public static T Add(T a, T b) => a + b;

    public static T Sum(T value) => value;
}
