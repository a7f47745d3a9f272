using System.Diagnostics;
using ConvSymbolic.Derivations;

namespace ConvSymbolic.Rendering;

/// <summary>How the targets of a derivation are called.</summary>
internal static class TargetNames
{
    /// <summary>The short name in calls and in JSON.</summary>
    public static string Id(Target target) => target switch
    {
        Target.Output => "O",
        Target.FilterGradient => "dF",
        Target.InputGradient => "dX",
        Target.BiasGradient => "db",
        _ => throw new UnreachableException(),
    };

    /// <summary>The heading over its entries.</summary>
    public static string Title(Target target) => target switch
    {
        Target.Output => "Output",
        Target.FilterGradient => "Filter gradient",
        Target.InputGradient => "Input gradient",
        Target.BiasGradient => "Bias gradient",
        _ => throw new UnreachableException(),
    };
}
