using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Cli.Output;

/// <summary>Turns what the system says about a place that can't be written into one line that names the place as the user did.</summary>
internal static class Unwritable
{
    public static void Guard(string place, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && !BrokenPipe.IsCause(exception))
        {
            Reject.With("output.unwritable", $"{place} can't be written: {SystemErrors.OfWriting(exception, place)}.");
        }
    }

    /// <summary>What is said of a file where a folder should be.</summary>
    /// <param name="path">What was asked for.</param>
    /// <param name="file">The file: it, or one of the folders in front of it.</param>
    public static string FileInPlaceOfFolder(string path, string file) => Path.GetFullPath(path) == file
        ? "it is a file; a folder was expected"
        : $"'{Path.GetRelativePath(".", file)}' is a file; a folder was expected";
}
