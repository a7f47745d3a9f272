using System.Runtime.CompilerServices;

namespace ConvSymbolic.Compilation;

/// <summary>
/// Whether spans of a layer overlap, given where they begin: what their lengths, which were checked, have to do with it is worked out once. A call on a tiny
/// layer takes a few nanoseconds, and these comparisons would be half of them.
/// </summary>
internal readonly struct SpanReach<T>
    where T : unmanaged
{
    // In bytes and less one, of X, F and O, and of two of them together.
    private readonly nuint _x, _f, _o, _xx, _xf, _xo, _ff, _fo, _oo;

    public SpanReach(int input, int filter, int output)
    {
        nuint size = (nuint)Unsafe.SizeOf<T>(), x = (nuint)input * size, f = (nuint)filter * size, o = (nuint)output * size;
        (_x, _f, _o) = (x - 1, f - 1, o - 1);
        (_xx, _xf, _xo, _ff, _fo, _oo) = (x + x - 1, x + f - 1, x + o - 1, f + f - 1, f + o - 1, o + o - 1);
    }

    /// <summary>Whether O overlaps the input or the filter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool OutputTouches(ref T o, ref T x, ref T f) => SpanChecks.Touch(ref o, ref x, _o, _xo) || SpanChecks.Touch(ref o, ref f, _o, _fo);

    /// <summary>Whether ∂L/∂F overlaps the input or G.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool FilterGradientTouches(ref T df, ref T x, ref T g) => SpanChecks.Touch(ref df, ref x, _f, _xf) || SpanChecks.Touch(ref df, ref g, _f, _fo);

    /// <summary>Whether ∂L/∂X overlaps the filter or G.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool InputGradientTouches(ref T dx, ref T f, ref T g) => SpanChecks.Touch(ref dx, ref f, _x, _xf) || SpanChecks.Touch(ref dx, ref g, _x, _xo);

    /// <summary>Whether ∂L/∂F or ∂L/∂X overlaps what they are computed from, or the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool GradientsTouch(ref T x, ref T f, ref T g, ref T df, ref T dx) =>
        FilterGradientTouches(ref df, ref x, ref g) || InputGradientTouches(ref dx, ref f, ref g)
        || SpanChecks.Touch(ref df, ref f, _f, _ff) || SpanChecks.Touch(ref dx, ref x, _x, _xx) || SpanChecks.Touch(ref dx, ref df, _x, _xf);

    /// <summary>Whether O overlaps G, ∂L/∂F or ∂L/∂X.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool OutputTouchesGradients(ref T o, ref T g, ref T df, ref T dx) =>
        SpanChecks.Touch(ref o, ref g, _o, _oo) || SpanChecks.Touch(ref o, ref df, _o, _fo) || SpanChecks.Touch(ref o, ref dx, _o, _xo);
}
