using System.Text;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic;

/// <summary>The one way of writing: whatever can be written to a TextWriter is a text, and a file, too.</summary>
internal static class Written
{
    public static string ToText(Action<TextWriter> write)
    {
        using var output = new StringWriter { NewLine = "\n" };
        write(output);
        return output.ToString();
    }

    /// <summary>Writes a file in UTF-8, whole or not at all.</summary>
    public static void Save(string path, Action<TextWriter> write)
    {
        ArgumentNullException.ThrowIfNull(path);
        string? temporary = null;
        try
        {
            if (Directory.Exists(path))
                throw new UnauthorizedAccessException();
            string whole = Path.GetFullPath(path), beside = Path.Combine(Path.GetDirectoryName(whole)!, $".{Guid.NewGuid():N}.tmp");
            using (var output = new StreamWriter(new FileStream(beside, FileMode.CreateNew), new UTF8Encoding(false)) { NewLine = "\n" })
            {
                temporary = beside;
                write(output);
            }
            File.Move(beside, whole, overwrite: true);
            temporary = null;
        }
        catch (Exception exception) when (exception
            is IOException or UnauthorizedAccessException or ArgumentException { ParamName: "path" } or NotSupportedException)
        {
            string reason = SystemErrors.OfWriting(exception, path);
            Fail.With("output.unwritable", $"'{path}' can't be written: {reason}.", reason, "a file that can be written");
        }
        finally
        {
            if (temporary is not null)
                File.Delete(temporary);
        }
    }
}
