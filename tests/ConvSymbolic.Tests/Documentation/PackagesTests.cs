using System.Diagnostics;
using System.IO.Compression;
using ConvSymbolic.Tests.Cli;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Documentation;

/// <summary>The packages, as whoever installs them gets them; in the full run only, because they are packed anew.</summary>
public sealed class PackagesTests : IDisposable
{
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Both_are_installed_from_a_folder_and_run()
    {
        Assert.SkipUnless(FullRun.IsOn, "it packs the projects, which the full run does");
        string feed = _folder["feed"];
        foreach (string project in (string[])["ConvSymbolic", "ConvSymbolic.Cli"])
            Run(Repository.Root, "pack", $"src/{project}", "-c", "Release", "--artifacts-path", _folder["artifacts"], "-o", feed);
        string version = Path.GetFileName(Directory.EnumerateFiles(feed, "ConvSymbolic.Cli.*.nupkg").Single())["ConvSymbolic.Cli.".Length..^".nupkg".Length];
        foreach (string id in (string[])["ConvSymbolic", "ConvSymbolic.Cli"])
        {
            Assert.True(File.Exists(Path.Combine(feed, $"{id}.{version}.snupkg")), $"{id} has no symbols");
            HasWhatTheGalleryShows(Path.Combine(feed, $"{id}.{version}.nupkg"), id);
        }
        TheProgramRuns(feed, version);
        string tools = _folder["tools"];
        Run(_folder.Name, "tool", "install", "ConvSymbolic.Cli", "--version", version, "--tool-path", tools, "--source", feed);
        Assert.Contains("proved at this size", OutsideTool.Run(Path.Combine(tools, "convsym"), "prove"), StringComparison.Ordinal);
    }

    private static void HasWhatTheGalleryShows(string package, string id)
    {
        using var zip = ZipFile.OpenRead(package);
        string manifest = Text($"{id}.nuspec"), readme = Text("README.md");
        foreach (string element in (string[])["<readme>README.md</readme>", "<icon>icon.png</icon>", "type=\"expression\">MIT<", "<tags>", "<projectUrl>https://", "<repository type=\"git\" url=\"https://"])
            Assert.Contains(element, manifest, StringComparison.Ordinal);
        Assert.NotNull(zip.GetEntry("icon.png"));
        Assert.NotNull(zip.GetEntry("LICENSE"));
        Assert.DoesNotContain("{repository}", readme, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\]\((?!https://)", readme);
        Assert.DoesNotContain("$$", readme, StringComparison.Ordinal);

        string Text(string name)
        {
            using var reader = new StreamReader(zip.GetEntry(name)!.Open());
            return reader.ReadToEnd();
        }
    }

    // The README's program, in a folder that holds nothing else; packages of others come from where this build has them.
    private void TheProgramRuns(string feed, string version)
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string program = Directory.CreateDirectory(_folder["program"]).FullName;
        string code = string.Join('\n', Fence.AllOf(File.ReadAllText(Repository.PathOf("README.md"))).Where(fence => fence.Language == "csharp").SelectMany(fence => fence.Lines));
        File.WriteAllText(Path.Combine(program, "Program.cs"), code);
        File.WriteAllText(Path.Combine(program, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{_folder["cache"]}" /></config>
              <packageSources><clear /><add key="feed" value="{feed}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="others" value="{cache}" /></fallbackPackageFolders>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(program, "program.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup><PackageReference Include="ConvSymbolic" Version="{version}" /></ItemGroup>
            </Project>
            """);
        Assert.Contains("filter-gradient proved at this size", Run(program, "run"), StringComparison.Ordinal);
    }

    private static string Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Dotnet, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // What the test runner sets for itself is not meant for builds.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}: {output}{error.Result}");
        return output;
    }
}
