using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ConvSymbolic.Compilation;

/// <summary>Working memory of one call on one thread, taken piece by piece.</summary>
internal sealed unsafe class Scratch
{
    private const int Alignment = 64;

    private readonly byte[] _memory;
    private byte* _kept;
    private byte* _free;

    public Scratch(long bytes)
    {
        _memory = GC.AllocateUninitializedArray<byte>(checked((int)(bytes + Alignment)), pinned: true);
        Open();
    }

    /// <summary>What <see cref="Take"/> needs for so many elements.</summary>
    public static long BytesOf<T>(long count)
        where T : unmanaged => (count * sizeof(T) + Alignment - 1) / Alignment * Alignment;

    /// <summary>Gives everything back.</summary>
    public void Open()
    {
        byte* start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory));
        _free = _kept = (byte*)(((nuint)start + Alignment - 1) / Alignment * Alignment);
    }

    /// <summary>What was taken so far stays taken until <see cref="Open"/>.</summary>
    public void Keep() => _kept = _free;

    /// <summary>Gives back what was taken since <see cref="Keep"/>.</summary>
    public void Clear() => _free = _kept;

    /// <summary>Aligned memory with anything in it.</summary>
    public T* Take<T>(long count)
        where T : unmanaged
    {
        T* taken = (T*)_free;
        _free += BytesOf<T>(count);
        return taken;
    }
}
