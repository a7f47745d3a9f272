using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ConvSymbolic.Compilation;

/// <summary>Working memory of one call on one thread, taken piece by piece.</summary>
internal sealed unsafe class Scratch
{
    private const int Alignment = 64;

    private readonly byte[] _memory;
    private byte* _free;

    public Scratch(long bytes)
    {
        _memory = GC.AllocateUninitializedArray<byte>(checked((int)(bytes + Alignment)), pinned: true);
        Clear();
    }

    /// <summary>What <see cref="Take"/> needs for so many elements.</summary>
    public static long BytesOf<T>(long count)
        where T : unmanaged => (count * sizeof(T) + Alignment - 1) / Alignment * Alignment;

    /// <summary>Gives everything back.</summary>
    public void Clear()
    {
        byte* start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory));
        _free = (byte*)(((nuint)start + Alignment - 1) / Alignment * Alignment);
    }

    /// <summary>Aligned memory with anything in it.</summary>
    public T* Take<T>(long count)
        where T : unmanaged
    {
        T* taken = (T*)_free;
        _free += BytesOf<T>(count);
        return taken;
    }
}
