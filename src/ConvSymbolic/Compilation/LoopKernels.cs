using System.Numerics;

namespace ConvSymbolic.Compilation;

/// <summary>
/// The three sums that every layer and every gradient is one of, as loops. With S small, B large and W the filter (small channels,
/// large channels per group, taps), positions meeting as in <see cref="WindowGeometry"/>:
/// <code>Gather  S[n,o,i] += Σ_c Σ_a B⟨n,c, s·i + d·a − p⟩ W[o,c,a]      O of a convolution, ∂L/∂X of a transposed one
/// Spread  B[n,c,u] += Σ_o Σ_a (stuff_s S)⟨n,o, u + p − d·a⟩ W[o,c,a]  ∂L/∂X of a convolution, O of a transposed one
/// Weigh   W[o,c,a] += Σ_n Σ_i S[n,o,i] B⟨n,c, s·i + d·a − p⟩          ∂L/∂F of both</code>
/// The caller fills the result with what is added to: the bias or zeros.
/// </summary>
internal static class LoopKernels
{
    public static void Gather<T>(WindowGeometry geometry, ReadOnlySpan<T> large, ReadOnlySpan<T> filter, Span<T> small)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int scratch = RowWalk.ScratchLength(geometry.Axes);
        var walk = new RowWalk(geometry.Windows, scratch <= RowWalk.StackLimit ? stackalloc int[RowWalk.StackLimit] : new int[scratch]);
        var pairs = new ChannelPairs(geometry);
        while (pairs.Next())
        {
            ReadOnlySpan<T> from = pairs.Large(large), weights = pairs.Filter(filter);
            Span<T> to = pairs.Small(small);
            walk.Restart();
            while (walk.NextTap())
            {
                T weight = weights[pairs.Weight(walk.Tap)];
                while (walk.NextRow())
                {
                    int at = walk.Large;
                    foreach (ref T sum in to.Slice(walk.Small, walk.Length))
                    {
                        sum += from[at] * weight;
                        at += walk.LargeStep;
                    }
                }
            }
        }
    }

    public static void Spread<T>(WindowGeometry geometry, ReadOnlySpan<T> small, ReadOnlySpan<T> filter, Span<T> large)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int scratch = RowWalk.ScratchLength(geometry.Axes);
        var walk = new RowWalk(geometry.Windows, scratch <= RowWalk.StackLimit ? stackalloc int[RowWalk.StackLimit] : new int[scratch]);
        var pairs = new ChannelPairs(geometry);
        while (pairs.Next())
        {
            ReadOnlySpan<T> from = pairs.Small(small), weights = pairs.Filter(filter);
            Span<T> to = pairs.Large(large);
            walk.Restart();
            while (walk.NextTap())
            {
                T weight = weights[pairs.Weight(walk.Tap)];
                while (walk.NextRow())
                {
                    int at = walk.Large;
                    foreach (T value in from.Slice(walk.Small, walk.Length))
                    {
                        to[at] += value * weight;
                        at += walk.LargeStep;
                    }
                }
            }
        }
    }

    public static void Weigh<T>(WindowGeometry geometry, ReadOnlySpan<T> small, ReadOnlySpan<T> large, Span<T> filter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int scratch = RowWalk.ScratchLength(geometry.Axes);
        var walk = new RowWalk(geometry.Windows, scratch <= RowWalk.StackLimit ? stackalloc int[RowWalk.StackLimit] : new int[scratch]);
        var pairs = new ChannelPairs(geometry);
        while (pairs.Next())
        {
            ReadOnlySpan<T> left = pairs.Small(small), right = pairs.Large(large);
            Span<T> weights = pairs.Filter(filter);
            walk.Restart();
            while (walk.NextTap())
            {
                T sum = T.Zero;
                while (walk.NextRow())
                {
                    int at = walk.Large;
                    foreach (T value in left.Slice(walk.Small, walk.Length))
                    {
                        sum += value * right[at];
                        at += walk.LargeStep;
                    }
                }
                weights[pairs.Weight(walk.Tap)] += sum;
            }
        }
    }
}
