using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace ConvSymbolic.Cli;

/// <summary>Writes <c>convsym 0.1.0</c>, without the revision that a build may have appended.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        string version = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        parseResult.InvocationConfiguration.Output.WriteLine($"convsym {version.Split('+')[0]}");
        return ExitCode.Done;
    }
}
