namespace ConvSymbolic.Diagnostics;

/// <summary>The one place that says in this project's words what the system says about a file.</summary>
public static class SystemErrors
{
    private const string Loop = "it is a link that leads back to itself";

    // What Linux and Windows call a device without room.
    private const int NoSpace = 28, DiskFull = unchecked((int)0x80070070);

    // A name that has bytes which are no UTF-8 arrives with this in their place, and then names another file.
    private const char Undecoded = '\uFFFD';

    /// <summary>Why a file can't be read, as a part of a sentence.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="path">The file.</param>
    public static string OfReading(Exception error, string path) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => IsLoop(path) ? Loop
            : path is not null && path.Contains(Undecoded, StringComparison.Ordinal) ? "there is no such file, or its name is not UTF-8, and such names can't be opened"
            : "there is no such file",
        _ => Of(error, path),
    };

    /// <summary>Why a file can't be written, as a part of a sentence.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="path">The file.</param>
    public static string OfWriting(Exception error, string path) => error switch
    {
        DirectoryNotFoundException => "its folder does not exist",
        FileNotFoundException => "no file can be made there",
        _ => Of(error, path),
    };

    // Following the link, or one in front of the file, leads around.
    private static bool IsLoop(string path)
    {
        for (string? at = path is { Length: > 0 } ? Path.GetFullPath(path) : null; at is not null; at = Path.GetDirectoryName(at))
        {
            try
            {
                _ = new FileInfo(at) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true) : null;
            }
            catch (IOException error)
            {
                return error is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException);
            }
            catch (UnauthorizedAccessException)
            {
                return false;
            }
        }
        return false;
    }

    private static string Of(Exception error, string path)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(path);
        return error switch
        {
            UnauthorizedAccessException when Directory.Exists(path) => "it is a directory",
            UnauthorizedAccessException => "permission is denied",
            PathTooLongException => "the name is too long",
            ArgumentException or NotSupportedException => path.Length == 0 ? "the name is empty" : "that is no file name",
            IOException { HResult: NoSpace or DiskFull } => "the device is full",
            IOException when IsLoop(path) => Loop,
            // The system's own words end with the name as it resolved it, or of a temporary file: not the one that was given.
            _ => Harmless.Line(error.Message.Split([" : '", " in '"], StringSplitOptions.None)[0].TrimEnd('.')),
        };
    }
}
