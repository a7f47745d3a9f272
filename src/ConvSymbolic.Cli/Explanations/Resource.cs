using System.Text;

namespace ConvSymbolic.Cli.Explanations;

/// <summary>The pages of the documentation that are part of the program.</summary>
internal static class Resource
{
    /// <summary>The text of a page that is known to be there; a test holds every page to it.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name)
            ?? Reject.With<Stream>("explain.missing", $"The page {name} is not part of this build.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
