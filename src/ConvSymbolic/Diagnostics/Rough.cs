namespace ConvSymbolic.Diagnostics;

/// <summary>What work would cost, in words, where only the order of it is known: no zeros that say nothing.</summary>
internal static class Rough
{
    /// <summary>Writes <c>about 5 MB</c>, <c>less than 1 MB</c>.</summary>
    public static string Size(double bytes) => bytes < 1e6 ? "less than 1 MB"
        : bytes < 1e9 ? FormattableString.Invariant($"about {bytes / 1e6:0} MB")
        : FormattableString.Invariant($"about {bytes / 1e9:0.#} GB");

    /// <summary>Writes <c>about 5 s</c>, <c>less than 1 s</c>.</summary>
    public static string Time(double seconds) => seconds < 1 ? "less than 1 s"
        : seconds < 120 ? FormattableString.Invariant($"about {seconds:0} s")
        : FormattableString.Invariant($"about {seconds / 60:0} min");
}
