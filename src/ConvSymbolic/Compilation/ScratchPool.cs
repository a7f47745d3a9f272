namespace ConvSymbolic.Compilation;

/// <summary>Keeps working memory for the next call, so that calls allocate nothing once as many were made as run at a time.</summary>
internal sealed class ScratchPool(long bytes)
{
    private readonly Scratch?[] _idle = new Scratch?[2 * Environment.ProcessorCount];

    public Scratch Rent()
    {
        for (int k = 0; k < _idle.Length; k++)
        {
            if (_idle[k] is not null && Interlocked.Exchange(ref _idle[k], null) is { } scratch)
            {
                scratch.Open();
                return scratch;
            }
        }
        return new Scratch(bytes);
    }

    public void Return(Scratch scratch)
    {
        for (int k = 0; k < _idle.Length; k++)
        {
            if (_idle[k] is null && Interlocked.CompareExchange(ref _idle[k], scratch, null) is null)
                return;
        }
    }
}
