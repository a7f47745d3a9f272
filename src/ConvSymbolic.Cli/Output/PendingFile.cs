namespace ConvSymbolic.Cli.Output;

/// <summary>
/// A file that is written under a temporary name beside its place and moved there at the end, so that an error or Ctrl-C
/// leaves nothing half-written and an existing file as it was. A device or a pipe is written as it stands.
/// </summary>
internal sealed class PendingFile : IDisposable
{
    private readonly string _path;
    private readonly string? _temporary;
    private readonly Leftover? _leftover;

    /// <summary>Opens the file, so that a place that can't be written is known before the work starts.</summary>
    /// <param name="path">Where the file shall stand.</param>
    /// <exception cref="IOException">The place can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The place may not be written.</exception>
    public PendingFile(string path)
    {
        _path = Resolve(path);
        if (IsDevice(_path))
        {
            Stream = new FileStream(_path, FileMode.Open, FileAccess.Write);
            return;
        }
        string temporary = _temporary = Path.Combine(Path.GetDirectoryName(_path)!, $".convsym-{Guid.NewGuid():N}.tmp");
        _leftover = new Leftover(() => File.Delete(temporary));
        try
        {
            Stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write);
        }
        catch
        {
            _leftover.Dispose();
            throw;
        }
    }

    /// <summary>What is written to.</summary>
    public Stream Stream { get; }

    /// <summary>Moves the file into its place.</summary>
    public void Commit()
    {
        Stream.Dispose();
        if (_temporary is null)
            return;
        if (!OperatingSystem.IsWindows() && File.Exists(_path))
            File.SetUnixFileMode(_temporary, File.GetUnixFileMode(_path));
        File.Move(_temporary, _path, overwrite: true);
        _leftover!.Keep();
    }

    /// <summary>Removes what was written, unless it was committed.</summary>
    public void Dispose()
    {
        _leftover?.Dispose();
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // What could not be flushed was to be thrown away.
        }
    }

    // A link keeps standing and its target is replaced.
    private static string Resolve(string path)
    {
        if (path.Length == 0)
            throw new IOException("the name is empty");
        return new FileInfo(path) is { LinkTarget: not null } link
            ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName
            : Path.GetFullPath(path);
    }

    private static bool IsDevice(string path)
    {
        if (Directory.Exists(path))
            throw new IOException("it is a directory");
        if (!File.Exists(path))
            return false;
        if (!OperatingSystem.IsWindows() && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal)))
            return true;
        // Opened for both, a named pipe doesn't wait for its reader; a file that is protected against writing is refused here.
        using var existing = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        return !existing.CanSeek;
    }
}
