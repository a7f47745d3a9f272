using System.Diagnostics;

namespace ConvSymbolic.Compilation.Correlations;

/// <summary>
/// Work that other threads may help with. A thread that has helped stays awake for a moment and looks for more, as to wake it takes as long as some calls;
/// it gives way to any other thread that wants its processor.
/// </summary>
internal abstract class SharedWork : IThreadPoolWorkItem
{
    // A place holds nothing, s_waiting while a thread waits there, or the work that the thread is to take.
    private static readonly object s_waiting = new();
    private static readonly object?[] s_places = new object?[Environment.ProcessorCount];

    private static readonly long s_patience = Stopwatch.Frequency / 200;

    /// <summary>Asks one more thread to <see cref="Help"/>: one that waits, or else one of the pool.</summary>
    public void AskForHelp()
    {
        for (int k = 0; k < s_places.Length; k++)
        {
            if (Interlocked.CompareExchange(ref s_places[k], this, s_waiting) == s_waiting)
                return;
        }
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        for (SharedWork? work = this; work is not null; work = Await())
            work.Help();
    }

    /// <summary>What another thread does; it may come when nothing is left to do.</summary>
    protected abstract void Help();

    private static SharedWork? Await()
    {
        for (int k = 0; k < s_places.Length; k++)
        {
            if (Interlocked.CompareExchange(ref s_places[k], s_waiting, null) is null)
                return AwaitAt(ref s_places[k]);
        }
        return null;
    }

    private static SharedWork? AwaitAt(ref object? place)
    {
        var wait = default(SpinWait);
        for (long start = Stopwatch.GetTimestamp(); Volatile.Read(ref place) == s_waiting && Stopwatch.GetTimestamp() - start < s_patience;)
            wait.SpinOnce(sleep1Threshold: -1);
        return Interlocked.Exchange(ref place, null) as SharedWork;
    }
}
