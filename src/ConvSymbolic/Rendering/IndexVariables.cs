namespace ConvSymbolic.Rendering;

/// <summary>
/// Which names in an index expression count positions, and so move with the index base. Every other name is a size
/// (s, d, p, K, H, …) and does not.
/// </summary>
internal static class IndexVariables
{
    private const string Letters = "ijkuvtmqrnco";

    /// <summary>Output i, j, k; filter u, v, t; input m, q, r; image n; channels c, o; each with digits and primes after it.</summary>
    public static bool Contains(string name) => name.Length > 0 && Letters.Contains(name[0], StringComparison.Ordinal) && IsMark(name.AsSpan(1));

    private static bool IsMark(ReadOnlySpan<char> rest) => rest.TrimEnd('\'').TrimStart("0123456789").IsEmpty;
}
