namespace ConvSymbolic.Cli.Output;

/// <summary>Several files of one folder, written all or none; the folder is made, and removed again if nothing comes of it.</summary>
internal sealed class OutputDirectory : IDisposable
{
    private readonly string _directory;
    private readonly Leftover _made;
    private readonly List<(string Path, PendingFile File)> _files = [];

    /// <summary>Makes the folder and opens the files, so that a place that can't be written is known before the work starts.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="names">The names of the files.</param>
    public OutputDirectory(string directory, IEnumerable<string> names)
    {
        _directory = directory;
        string[] missing = [.. Missing(directory)];
        _made = new Leftover(() => Array.ForEach(missing, Directory.Delete));
        try
        {
            if (directory.Length == 0)
                Reject.With("output.unwritable", "the name of the output folder is empty.");
            if (missing.FirstOrDefault(File.Exists) is { } file)
                Reject.With("output.unwritable",
                    $"the folder '{directory}' can't be written: {Unwritable.FileInPlaceOfFolder(directory, file)}.");
            Unwritable.Guard(directory, () => Directory.CreateDirectory(directory), $"the folder '{directory}'");
            foreach (string name in names)
            {
                string path = Path.Combine(directory, name);
                Unwritable.Guard(path, () => _files.Add((path, new PendingFile(path))));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Writes one of the files.</summary>
    /// <param name="name">Its name, one of those that were opened.</param>
    /// <param name="write">Writes it.</param>
    public void Write(string name, Action<Stream> write)
    {
        var (path, file) = _files.Find(pending => pending.Path == Path.Combine(_directory, name));
        Unwritable.Guard(path, () =>
        {
            write(file.Stream);
            file.Stream.Flush();
        });
    }

    /// <summary>Moves all files into their places.</summary>
    public void Commit() => Leftover.Undisturbed(() =>
    {
        foreach (var (path, file) in _files)
            Unwritable.Guard(path, file.Commit);
        _made.Keep();
    });

    /// <summary>Removes what was written, unless it was committed.</summary>
    public void Dispose()
    {
        foreach (var (_, file) in _files)
            file.Dispose();
        _made.Dispose();
    }

    // The folders that this call makes, the innermost first.
    private static IEnumerable<string> Missing(string directory)
    {
        string? at = directory.Length == 0 ? null : Path.GetFullPath(directory);
        for (; at is not null && !Directory.Exists(at); at = Path.GetDirectoryName(at))
            yield return at;
    }
}
