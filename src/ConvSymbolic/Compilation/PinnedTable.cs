using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ConvSymbolic.Compilation;

/// <summary>Offsets that kernels read through a pointer.</summary>
internal sealed unsafe class PinnedTable
{
    private readonly int[] _values;

    public PinnedTable(ReadOnlySpan<int> values)
    {
        _values = GC.AllocateUninitializedArray<int>(Math.Max(1, values.Length), pinned: true);
        values.CopyTo(_values);
        Count = values.Length;
    }

    public int Count { get; }

    public int* Pointer => (int*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_values));
}
