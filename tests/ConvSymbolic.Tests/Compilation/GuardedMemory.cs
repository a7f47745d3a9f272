using System.Runtime.InteropServices;

namespace ConvSymbolic.Tests.Compilation;

/// <summary>
/// Numbers that end (or begin) at the edge of a page that nobody may touch: a read or write outside ends the process with a fault, which no test
/// run overlooks.
/// </summary>
internal sealed unsafe class GuardedMemory : IDisposable
{
    private const int None = 0, ReadWrite = 3, PrivateAnonymous = 0x22;

    private readonly nint _start;
    private readonly nint _length;
    private readonly int _count;
    private readonly float* _values;

    public GuardedMemory(int count, bool atEnd)
    {
        nint page = Environment.SystemPageSize, inner = (count * sizeof(float) + page - 1) / page * page;
        _count = count;
        _length = inner + 2 * page;
        _start = Map(0, _length, ReadWrite, PrivateAnonymous, -1, 0);
        Assert.NotEqual(-1, _start);
        Assert.Equal(0, Protect(_start, page, None));
        Assert.Equal(0, Protect(_start + page + inner, page, None));
        _values = (float*)(atEnd ? _start + page + inner - count * sizeof(float) : _start + page);
    }

    public static bool IsSupported => OperatingSystem.IsLinux();

    public Span<float> Span => new(_values, _count);

    public void Dispose() => _ = Unmap(_start, _length);

    [DllImport("libc", EntryPoint = "mmap")]
    private static extern nint Map(nint address, nint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "mprotect")]
    private static extern int Protect(nint address, nint length, int protection);

    [DllImport("libc", EntryPoint = "munmap")]
    private static extern int Unmap(nint address, nint length);
}
