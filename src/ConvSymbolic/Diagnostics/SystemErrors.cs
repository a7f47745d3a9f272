namespace ConvSymbolic.Diagnostics;

/// <summary>What the system says about a file, in this project's words.</summary>
internal static class SystemErrors
{
    /// <summary>Why a file can't be used, as a part of a sentence.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="path">The file.</param>
    public static string Reason(Exception error, string path) => error switch
    {
        UnauthorizedAccessException when Directory.Exists(path) => "it is a directory",
        UnauthorizedAccessException => "permission is denied",
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        PathTooLongException => "the name is too long",
        ArgumentException or NotSupportedException => path.Length == 0 ? "the name is empty" : "that is no file name",
        // The system's own words end with the name as it resolved it, which isn't the one that was given.
        _ => Harmless.Line(error.Message.Split(" : '")[0].TrimEnd('.')),
    };
}
