namespace ConvSymbolic.Checking.Contexts;

/// <summary>Size parameters mean the same in all of a document: what one context says of R is true in the others.</summary>
internal static class SharedSizes
{
    public static void Complete(IReadOnlyList<Context> contexts)
    {
        var known = new Dictionary<string, (Role Role, int Axis, long Beyond)>(StringComparer.Ordinal);
        foreach (var context in contexts)
        {
            foreach (var sample in context.Samples.Take(1))
            {
                foreach (var (name, value) in sample.Sizes)
                {
                    if (PlaceOf(context, name) is var (role, axis) && axis < sample.Layer.Axes)
                        known.TryAdd(name, (role, axis, value - sample.ExtentOf(role, new(AxisKind.Spatial, axis))));
                }
            }
        }
        foreach (var sample in contexts.SelectMany(context => context.Samples))
        {
            foreach (var (name, (role, axis, beyond)) in known)
            {
                if (axis < sample.Layer.Axes)
                    sample.Sizes.TryAdd(name, sample.ExtentOf(role, new(AxisKind.Spatial, axis)) + beyond);
            }
        }
    }

    // The extent that a size parameter goes along with in all layers of a context.
    private static (Role Role, int Axis)? PlaceOf(Context context, string name)
    {
        foreach (var role in (Role[])[Role.Filter, Role.Output, Role.Input])
        {
            for (int axis = 0; axis < context.Layout.Axes; axis++)
            {
                var position = new AxisPosition(AxisKind.Spatial, axis);
                var beyond = context.Samples.Select(sample => sample.Sizes.TryGetValue(name, out long value) ? value - sample.ExtentOf(role, position) : long.MaxValue).Distinct().ToList();
                bool varies = context.Samples.Select(sample => sample.ExtentOf(role, position)).Distinct().Skip(1).Any();
                if (varies && beyond is [>= -1 and <= 1])
                    return (role, axis);
            }
        }
        return null;
    }
}
