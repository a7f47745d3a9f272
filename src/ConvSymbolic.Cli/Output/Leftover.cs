namespace ConvSymbolic.Cli.Output;

/// <summary>Something on the disk or the terminal that must not stay behind unless it is kept, not even when the process is ended at once.</summary>
internal sealed class Leftover : IDisposable
{
    private static readonly List<Leftover> All = [];
    private static readonly Lock Gate = new();

    private readonly Action _remove;

    /// <summary>Remembers how to remove it; called before it is made, so that there is no moment in between.</summary>
    /// <param name="remove">Removes it, if it is there.</param>
    public Leftover(Action remove)
    {
        _remove = remove;
        lock (Gate)
            All.Add(this);
    }

    /// <summary>It is no leftover: the work succeeded.</summary>
    public void Keep()
    {
        lock (Gate)
            All.Remove(this);
    }

    /// <summary>Does something that ending the process at once must not cut into.</summary>
    /// <param name="whole">What is done wholly or not at all.</param>
    public static void Undisturbed(Action whole)
    {
        lock (Gate)
            whole();
    }

    /// <summary>Removes it, unless it is kept.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            if (All.Remove(this))
                Remove();
        }
    }

    /// <summary>Removes all, the newest first: the process ends now.</summary>
    public static void RemoveAll()
    {
        lock (Gate)
        {
            for (int i = All.Count - 1; i >= 0; i--)
                All[i].Remove();
            All.Clear();
        }
    }

    private void Remove()
    {
        try
        {
            _remove();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It can't be removed; what made the work fail is what the user must hear.
        }
    }
}
