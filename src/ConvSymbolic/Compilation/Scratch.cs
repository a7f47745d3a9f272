namespace ConvSymbolic.Compilation;

/// <summary>Working memory of one call on one thread, taken piece by piece; a copy takes the same pieces again.</summary>
/// <param name="room">Memory for what is taken, and <see cref="Slack"/> bytes more.</param>
internal unsafe struct Scratch(byte* room)
{
    private const int Alignment = 64;

    /// <summary>What is lost before the first piece.</summary>
    public const int Slack = Alignment;

    private byte* _free = (byte*)(((nuint)room + Alignment - 1) / Alignment * Alignment);

    /// <summary>What <see cref="Take"/> needs for so many elements.</summary>
    public static long BytesOf<T>(long count)
        where T : unmanaged => (count * sizeof(T) + Alignment - 1) / Alignment * Alignment;

    /// <summary>Aligned memory with anything in it.</summary>
    public T* Take<T>(long count)
        where T : unmanaged
    {
        T* taken = (T*)_free;
        _free += BytesOf<T>(count);
        return taken;
    }
}
