namespace ConvSymbolic.Tests.Support;

/// <summary>Where the repository's files are, found from the test assembly upwards.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "ConvSymbolic.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException($"No directory above {AppContext.BaseDirectory} holds ConvSymbolic.sln.");
    }
}
