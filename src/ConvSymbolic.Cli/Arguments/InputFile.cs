using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Cli.Arguments;

/// <summary>A file that is read, and what is said of one that can't be.</summary>
internal static class InputFile
{
    public static FileStream Open(string name)
    {
        if (name.Length == 0)
            throw new IOException("the name is empty");
        if (Directory.Exists(name))
            throw new IOException("it is a directory");
        return new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>What reading gives; where it fails, the error that says so.</summary>
    public static T Read<T>(string code, string name, string called, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Reject.With<T>(code, $"{called} can't be read: {SystemErrors.OfReading(exception, name)}.");
        }
    }
}
