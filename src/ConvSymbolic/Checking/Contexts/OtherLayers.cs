using ConvSymbolic.Checking.Forms;

namespace ConvSymbolic.Checking.Contexts;

/// <summary>
/// The same layer one further on or one back: what a forward equation says of w^l and o^{l-1} holds for w^{l+1} and o^l, with which many texts go on
/// in the backward pass.
/// </summary>
internal static class OtherLayers
{
    /// <summary>Adds the contexts of neighbouring layers that are spoken of.</summary>
    /// <param name="contexts">The contexts that equations give.</param>
    /// <param name="references">The symbols and entries that are written.</param>
    public static void AddTo(List<Context> contexts, IReadOnlyList<RefForm> references)
    {
        var keys = references.Select(reference => reference.Key).ToHashSet(StringComparer.Ordinal);
        var filters = contexts.SelectMany(context => context.Roles).Where(pair => pair.Value == Role.Filter).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        // What is declared is declared for one layer.
        foreach (var context in contexts.Where(context => context.Declared is null).ToList())
        {
            foreach (int layers in (int[])[1, -1])
            {
                var roles = context.Roles.ToDictionary(pair => LayerTags.Further(pair.Key, layers) ?? pair.Key, pair => pair.Value, StringComparer.Ordinal);
                if (roles.Any(pair => pair.Value is Role.Filter or Role.Upstream && keys.Contains(pair.Key) && !context.Roles.ContainsKey(pair.Key)) && !roles.Any(pair => pair.Value == Role.Filter && filters.Contains(pair.Key)))
                    contexts.Add(context with { Roles = roles, Activation = context.Activation?.Further(layers), Behind = context.Behind?.Further(layers), Names = Names(context.Names, layers), Evidence = [.. context.Evidence, $"The layer {(layers > 0 ? "after" : "before")} it is of the same kind."] });
            }
        }
    }

    /// <summary>Whether a pair of arrays belongs to another layer than one that is known.</summary>
    public static bool IsAnother(ArrayPair known, ArrayPair pair)
    {
        foreach (string one in (string[])[known.First, known.Second])
        {
            if (LayerTags.Between(one, pair.First) is not (null or 0) || LayerTags.Between(one, pair.Second) is not (null or 0))
                return true;
        }
        return false;
    }

    private static Dictionary<string, string> Names(IReadOnlyDictionary<string, string> names, int layers) =>
        names.ToDictionary(pair => pair.Key, pair => LayerTags.Further(pair.Value, layers) ?? pair.Value, StringComparer.Ordinal);
}
