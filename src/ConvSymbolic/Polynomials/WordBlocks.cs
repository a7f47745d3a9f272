namespace ConvSymbolic.Polynomials;

/// <summary>
/// Room for the packed words of many polynomials, each in one piece. Up to a megabyte it is handed out in blocks that are small enough for the
/// young generation of the garbage collector, whose memory is warm and used again at once; more than that is one array.
/// </summary>
/// <remarks>A place is a number: its upper bits say the block, its lower ones where in the block.</remarks>
internal sealed class WordBlocks
{
    // 64 KB; arrays from 85,000 bytes on count as large objects, whose memory costs a page fault every 4 KB.
    private const int BlockShift = 13, BlockSize = 1 << BlockShift, MostInBlocks = 1 << 17;

    private readonly int _shift;
    private ulong[]?[] _blocks;
    private int _next;
    private int _left;

    /// <summary>Room for so many words in all.</summary>
    public WordBlocks(int total)
    {
        _left = total;
        _shift = total is > BlockSize and <= MostInBlocks ? BlockShift : 31;
        _blocks = _shift == 31 ? [Allocate(total)] : new ulong[2 * (total >> BlockShift) + 2][];
    }

    /// <summary>One array that is full already, with the places 0, 1, …</summary>
    public WordBlocks(ulong[] words)
    {
        _shift = 31;
        _blocks = [words];
    }

    /// <summary>Takes room for a polynomial of so many words, and answers its place.</summary>
    public int Reserve(int count)
    {
        if (count == 0)
            return 0;
        int place = _shift == BlockShift ? Fit(count) : _next;
        _next = place + count;
        _left -= count;
        return place;
    }

    /// <summary>The array that a polynomial lies in, by its place.</summary>
    public ulong[] ArrayOf(int place) => _blocks[(uint)place >> _shift] ?? [];

    /// <summary>The place of the first word of that array: subtracting it gives the position in the array.</summary>
    public int OriginOf(int place) => place >> _shift << _shift;

    // Where the words fit in one piece: in the block at hand, or at the start of a new one. What is larger than a block gets one of its own.
    private int Fit(int count)
    {
        int used = _next & (BlockSize - 1), block = _next >> BlockShift;
        if (used != 0 && used + count <= BlockSize && _blocks[block] is not null)
            return _next;
        if (used != 0)
            block++;
        if (block + count / BlockSize + 1 >= _blocks.Length)
            Array.Resize(ref _blocks, 2 * (block + count / BlockSize + 1));
        _blocks[block] = Allocate(Math.Max(count, Math.Min(BlockSize, _left)));
        return block << BlockShift;
    }

    private static ulong[] Allocate(int count) => count < 256 ? new ulong[count] : GC.AllocateUninitializedArray<ulong>(count);
}
