using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Cli.Output;

/// <summary>Turns what the system says about a place that can't be written into one line that names the place as the user did.</summary>
internal static class Unwritable
{
    /// <summary>Writes, and says why where that fails.</summary>
    /// <param name="path">The place.</param>
    /// <param name="write">Writes there.</param>
    /// <param name="called">What an error calls it, where its name is not enough.</param>
    public static void Guard(string path, Action write, string? called = null)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && !BrokenPipe.IsCause(exception))
        {
            Reject.With("output.unwritable", $"{called ?? $"'{path}'"} can't be written: {SystemErrors.OfWriting(exception, path)}.");
        }
    }

    /// <summary>What is said of a file where a folder should be.</summary>
    /// <param name="path">What was asked for.</param>
    /// <param name="file">The file or the link that leads nowhere: it, or one of the folders in front of it.</param>
    public static string FileInPlaceOfFolder(string path, string file)
    {
        string what = IsBroken(file) ? $"is a link to '{new FileInfo(file).LinkTarget}', where no folder is" : "is a file";
        return $"{(Path.GetFullPath(path) == file ? "it" : $"'{Path.GetRelativePath(".", file)}'")} {what}; a folder was expected";
    }

    private static bool IsBroken(string file)
    {
        try
        {
            return new FileInfo(file).ResolveLinkTarget(returnFinalTarget: true) is { Exists: false };
        }
        catch (IOException)
        {
            return true;
        }
    }
}
