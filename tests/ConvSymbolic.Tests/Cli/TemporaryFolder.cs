namespace ConvSymbolic.Tests.Cli;

/// <summary>A folder of a test's own, gone at its end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Name { get; } = Directory.CreateTempSubdirectory("convsym-").FullName;

    public string this[string file] => Path.Combine(Name, file);

    /// <summary>Everything below it, hidden files too, as sorted relative names.</summary>
    public string[] Entries => [.. Directory
        .EnumerateFileSystemEntries(Name, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Select(entry => Path.GetRelativePath(Name, entry))
        .Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Name, recursive: true);
}
