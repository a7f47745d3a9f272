using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ConvSymbolic.Compilation;

/// <summary>Keeps working memory for the next call, so that calls allocate nothing once as many were made as run at a time.</summary>
internal sealed unsafe class ScratchPool(long bytes)
{
    private readonly byte[]?[] _idle = new byte[]?[2 * Environment.ProcessorCount];

    /// <summary>Memory that stays where it is.</summary>
    public byte[] Rent()
    {
        for (int k = 0; k < _idle.Length; k++)
        {
            if (_idle[k] is not null && Interlocked.Exchange(ref _idle[k], null) is { } memory)
                return memory;
        }
        return GC.AllocateUninitializedArray<byte>(checked((int)bytes), pinned: true);
    }

    public void Return(byte[] memory)
    {
        for (int k = 0; k < _idle.Length; k++)
        {
            if (_idle[k] is null && Interlocked.CompareExchange(ref _idle[k], memory, null) is null)
                return;
        }
    }

    /// <summary>All of what was rented.</summary>
    public static Scratch Open(byte[] memory) => new((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(memory)));
}
