using System.Numerics;
using System.Runtime.InteropServices;
using ConvSymbolic.Compilation.Correlations;
using ConvSymbolic.Compilation.StraightLine;
using ConvSymbolic.Compilation.Vectors;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Compilation;

/// <summary>
/// A layer as numeric code over flat row-major spans in the shapes of the layer (theory.md): O and the gradients of a scalar L with
/// G = ∂L/∂O. Every result is overwritten, not added to. Calls allocate nothing once the first are done (layers of more than 32 axes excepted); any
/// number of threads may call at once.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed unsafe partial class CompiledLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly WindowGeometry _geometry;
    private readonly VectorKernels<T> _kernels;
    private readonly Runner<T>? _gather, _spread, _weigh;
    private readonly StraightLayer<T>? _straight;
    private readonly int _input, _filter, _output, _bias;
    private readonly SpanReach<T> _reach;
    private Code4<T>? _forward, _filterGradient, _inputGradient;
    private Code6<T>? _backward;
    private Code8<T>? _forwardBackward;

    // Whether all in one call would be too long a method, although each alone isn't.
    private bool _isTooLong;

    internal CompiledLayer(Layer layer, CompileOptions options)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            Fail.With("compile.type", $"A layer can't be compiled for {typeof(T).Name}; float or double was expected.", typeof(T).Name, "float or double");
        Layer = layer;
        if (options.Threads < 0)
            Fail.With("compile.threads", $"A call can't use {options.Threads} threads; 1 or more was expected, or 0 for 1.", $"{options.Threads}", "1 or more");
        (_input, _filter, _output, _bias) = (layer.InputShape.Count, layer.FilterShape.Count, layer.OutputShape.Count, layer.HasBias ? layer.Filters : 0);
        _reach = new(_input, _filter, _output);
        _geometry = new WindowGeometry(layer);
        _kernels = VectorKernels<T>.Of(options.Vectors);
        _straight = options.Vectors == VectorPath.Auto ? StraightLayer<T>.Of(layer, _geometry) : null;
        if (_straight is not null)
            return;
        int threads = Math.Max(1, options.Threads);
        _gather = Operations.Gather(layer, _kernels, threads) is { } gather ? new(gather, threads) : null;
        _spread = Operations.Spread(layer, _kernels, threads) is { } spread ? new(spread, threads) : null;
        _weigh = Operations.Weigh(layer, _kernels, threads) is { } weigh ? new(weigh, threads) : null;
    }

    /// <summary>The layer.</summary>
    public Layer Layer { get; }

    /// <summary>The output: <c>O[n,o,i] = b[o] + Σ_c Σ_a X⟨n, γ(o)·C/g + c, s·i + d·a − p⟩ F[o,c,a]</c>, or its transposed form.</summary>
    /// <param name="x">The input X, of shape (N, C, H…).</param>
    /// <param name="f">The filter F, of shape (O, C/g, K…); of a transposed convolution (C, O/g, K…).</param>
    /// <param name="b">The bias, of shape (O); empty when the layer has none.</param>
    /// <param name="o">Receives O, of shape (N, O, H′…).</param>
    /// <exception cref="ConvSymbolicException">A span has the wrong length, or the result overlaps what is read.</exception>
    public void Forward(ReadOnlySpan<T> x, ReadOnlySpan<T> f, ReadOnlySpan<T> b, Span<T> o)
    {
        // A call on a tiny layer takes a few nanoseconds: what is wrong is found out afterwards, and whatever is rare is elsewhere. A refusal never comes back; the
        // return behind it says so to the compiler, which then keeps nothing for it in registers.
        if (x.Length != _input || f.Length != _filter || b.Length != _bias || o.Length != _output
            || _reach.OutputTouches(ref Start(o), ref Start(x), ref Start(f)) || (_bias > 0 && SpanChecks.Touch(o, b)))
        {
            RefuseForward(x, f, b, o);
            return;
        }
        if (_forward is { } code)
            code(ref Start(x), ref Start(f), ref Start(b), ref Start(o));
        else
            ForwardLarge(x, f, b, o);
    }

    /// <summary>The filter gradient: <c>∂L/∂F[o,c,a] = Σ_n Σ_i G[n,o,i] X⟨n, γ(o)·C/g + c, s·i + d·a − p⟩</c>, or its transposed form.</summary>
    /// <param name="x">The input X, of shape (N, C, H…).</param>
    /// <param name="g">The gradient G = ∂L/∂O, of shape (N, O, H′…).</param>
    /// <param name="df">Receives ∂L/∂F, of the filter's shape.</param>
    /// <exception cref="ConvSymbolicException">A span has the wrong length, or the result overlaps what is read.</exception>
    public void FilterGradient(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> df)
    {
        if (x.Length != _input || g.Length != _output || df.Length != _filter || _reach.FilterGradientTouches(ref Start(df), ref Start(x), ref Start(g)))
        {
            RefuseFilterGradient(x, g, df);
            return;
        }
        if (_filterGradient is { } code)
            code(ref Start(x), ref Start(g), ref Start(x), ref Start(df));
        else
            FilterGradientLarge(x, g, df);
    }

    /// <summary>The input gradient: <c>∂L/∂X[n,·,m] = Σ_o Σ_a (stuff_s G)⟨n,o, m + p − d·a⟩ F[o,c,a]</c>, or its transposed form.</summary>
    /// <param name="f">The filter F, of the filter's shape.</param>
    /// <param name="g">The gradient G = ∂L/∂O, of shape (N, O, H′…).</param>
    /// <param name="dx">Receives ∂L/∂X, of shape (N, C, H…).</param>
    /// <exception cref="ConvSymbolicException">A span has the wrong length, or the result overlaps what is read.</exception>
    public void InputGradient(ReadOnlySpan<T> f, ReadOnlySpan<T> g, Span<T> dx)
    {
        if (f.Length != _filter || g.Length != _output || dx.Length != _input || _reach.InputGradientTouches(ref Start(dx), ref Start(f), ref Start(g)))
        {
            RefuseInputGradient(f, g, dx);
            return;
        }
        if (_inputGradient is { } code)
            code(ref Start(f), ref Start(g), ref Start(f), ref Start(dx));
        else
            InputGradientLarge(f, g, dx);
    }

    /// <summary>The bias gradient: <c>∂L/∂b[o] = Σ_n Σ_i G[n,o,i]</c>.</summary>
    /// <param name="g">The gradient G = ∂L/∂O, of shape (N, O, H′…).</param>
    /// <param name="db">Receives ∂L/∂b, of shape (O); empty when the layer has no bias.</param>
    /// <exception cref="ConvSymbolicException">A span has the wrong length, or the result overlaps what is read.</exception>
    public void BiasGradient(ReadOnlySpan<T> g, Span<T> db)
    {
        SpanChecks.Length("g", "the output's gradient", g.Length, Layer.OutputShape);
        SpanChecks.Bias("db", db.Length, Layer);
        SpanChecks.Apart("db", db, "g", g);
        db.Clear();
        int plane = g.Length / (Layer.Batch * Layer.Filters);
        for (int channel = 0; db.Length > 0 && !g.IsEmpty; channel = (channel + 1) % db.Length)
        {
            fixed (T* values = g)
                db[channel] += _kernels.Sum(values, plane);
            g = g[plane..];
        }
    }

    /// <summary>All gradients: <see cref="FilterGradient"/>, <see cref="InputGradient"/> and <see cref="BiasGradient"/> in one call.</summary>
    /// <param name="x">The input X, of shape (N, C, H…).</param>
    /// <param name="f">The filter F, of the filter's shape.</param>
    /// <param name="g">The gradient G = ∂L/∂O, of shape (N, O, H′…).</param>
    /// <param name="df">Receives ∂L/∂F, of the filter's shape.</param>
    /// <param name="dx">Receives ∂L/∂X, of shape (N, C, H…).</param>
    /// <param name="db">Receives ∂L/∂b, of shape (O); empty when the layer has no bias.</param>
    /// <exception cref="ConvSymbolicException">A span has the wrong length, or a result overlaps what is read or another result.</exception>
    public void Backward(ReadOnlySpan<T> x, ReadOnlySpan<T> f, ReadOnlySpan<T> g, Span<T> df, Span<T> dx, Span<T> db)
    {
        if (x.Length != _input || f.Length != _filter || g.Length != _output || df.Length != _filter || dx.Length != _input || db.Length != _bias
            || _reach.GradientsTouch(ref Start(x), ref Start(f), ref Start(g), ref Start(df), ref Start(dx)) || (_bias > 0 && AnyTouches(db, x, f, g, df, dx)))
        {
            RefuseBackward(x, f, g, df, dx, db);
            return;
        }
        if (_backward is { } code)
            code(ref Start(x), ref Start(f), ref Start(g), ref Start(df), ref Start(dx), ref Start(db));
        else
            BackwardLarge(x, f, g, df, dx, db);
    }

    /// <summary>
    /// The output and all gradients in one call: <see cref="Forward"/> and <see cref="Backward"/> where G is known beforehand, as it is when L is a given linear function
    /// of O.
    /// </summary>
    /// <param name="x">The input X, of shape (N, C, H…).</param>
    /// <param name="f">The filter F, of the filter's shape.</param>
    /// <param name="b">The bias, of shape (O); empty when the layer has none.</param>
    /// <param name="g">The gradient G = ∂L/∂O, of shape (N, O, H′…).</param>
    /// <param name="o">Receives O, of shape (N, O, H′…).</param>
    /// <param name="df">Receives ∂L/∂F, of the filter's shape.</param>
    /// <param name="dx">Receives ∂L/∂X, of shape (N, C, H…).</param>
    /// <param name="db">Receives ∂L/∂b, of shape (O); empty when the layer has no bias.</param>
    /// <exception cref="ConvSymbolicException">A span has the wrong length, or a result overlaps what is read or another result.</exception>
    public void ForwardBackward(ReadOnlySpan<T> x, ReadOnlySpan<T> f, ReadOnlySpan<T> b, ReadOnlySpan<T> g, Span<T> o, Span<T> df, Span<T> dx, Span<T> db)
    {
        if (x.Length != _input || f.Length != _filter || b.Length != _bias || g.Length != _output || o.Length != _output || df.Length != _filter || dx.Length != _input || db.Length != _bias
            || _reach.OutputTouches(ref Start(o), ref Start(x), ref Start(f)) || _reach.OutputTouchesGradients(ref Start(o), ref Start(g), ref Start(df), ref Start(dx))
            || _reach.GradientsTouch(ref Start(x), ref Start(f), ref Start(g), ref Start(df), ref Start(dx))
            || (_bias > 0 && (AnyTouches(db, x, f, g, df, dx) || AnyTouches(b, o, df, dx, db, db) || SpanChecks.Touch(db, o))))
        {
            RefuseForwardBackward(x, f, b, g, o, df, dx, db);
            return;
        }
        if (_forwardBackward is { } code)
            code(ref Start(x), ref Start(f), ref Start(b), ref Start(g), ref Start(o), ref Start(df), ref Start(dx), ref Start(db));
        else
            ForwardBackwardLarge(x, f, b, g, o, df, dx, db);
    }

    // Also the first call on a tiny layer, which makes its code.
    private void ForwardLarge(ReadOnlySpan<T> x, ReadOnlySpan<T> f, ReadOnlySpan<T> b, Span<T> o)
    {
        if (_straight is not null)
            (_forward = _straight.Forward())(ref Start(x), ref Start(f), ref Start(b), ref Start(o));
        else if (!TryCorrelate(Layer.IsTransposed ? _spread : _gather, x, f, b, o))
        {
            FillWithBias(b, o);
            if (Layer.IsTransposed)
                LoopKernels.Spread(_geometry, x, f, o);
            else
                LoopKernels.Gather(_geometry, x, f, o);
        }
    }

    private void FilterGradientLarge(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> df)
    {
        if (_straight is not null)
        {
            (_filterGradient = _straight.FilterGradient())(ref Start(x), ref Start(g), ref Start(x), ref Start(df));
            return;
        }
        ReadOnlySpan<T> small = Layer.IsTransposed ? x : g, large = Layer.IsTransposed ? g : x;
        if (!TryWeigh(small, large, df))
        {
            df.Clear();
            LoopKernels.Weigh(_geometry, small, large, df);
        }
    }

    private void InputGradientLarge(ReadOnlySpan<T> f, ReadOnlySpan<T> g, Span<T> dx)
    {
        if (_straight is not null)
            (_inputGradient = _straight.InputGradient())(ref Start(f), ref Start(g), ref Start(f), ref Start(dx));
        else if (!TryCorrelate(Layer.IsTransposed ? _gather : _spread, g, f, [], dx))
        {
            dx.Clear();
            if (Layer.IsTransposed)
                LoopKernels.Gather(_geometry, g, f, dx);
            else
                LoopKernels.Spread(_geometry, g, f, dx);
        }
    }

    private void BackwardLarge(ReadOnlySpan<T> x, ReadOnlySpan<T> f, ReadOnlySpan<T> g, Span<T> df, Span<T> dx, Span<T> db)
    {
        if (_straight is not null)
        {
            (_backward = _straight.Backward())(ref Start(x), ref Start(f), ref Start(g), ref Start(df), ref Start(dx), ref Start(db));
            return;
        }
        FilterGradientLarge(x, g, df);
        InputGradientLarge(f, g, dx);
        BiasGradient(g, db);
    }

    private void ForwardBackwardLarge(ReadOnlySpan<T> x, ReadOnlySpan<T> f, ReadOnlySpan<T> b, ReadOnlySpan<T> g, Span<T> o, Span<T> df, Span<T> dx, Span<T> db)
    {
        if (_straight is not null && !_isTooLong)
        {
            _forwardBackward = _straight.ForwardBackward();
            _isTooLong = _forwardBackward is null;
        }
        if (_forwardBackward is { } code)
        {
            code(ref Start(x), ref Start(f), ref Start(b), ref Start(g), ref Start(o), ref Start(df), ref Start(dx), ref Start(db));
            return;
        }
        Forward(x, f, b, o);
        Backward(x, f, g, df, dx, db);
    }

    private static bool AnyTouches(ReadOnlySpan<T> bias, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, ReadOnlySpan<T> d, ReadOnlySpan<T> e) =>
        SpanChecks.Touch(bias, a) || SpanChecks.Touch(bias, b) || SpanChecks.Touch(bias, c) || SpanChecks.Touch(bias, d) || SpanChecks.Touch(bias, e);

    // Straight-line code reads and writes nothing but the elements of the layer, whose number was checked.
    private static ref T Start(ReadOnlySpan<T> values) => ref MemoryMarshal.GetReference(values);

    // False where the plain loops have to do it: 0·∞ must not come in by the zeros around an array.
    private bool TryCorrelate(Runner<T>? runner, ReadOnlySpan<T> source, ReadOnlySpan<T> filter, ReadOnlySpan<T> bias, Span<T> result)
    {
        if (runner is null)
            return false;
        fixed (T* from = source, factor = filter, added = bias, to = result)
        {
            if (runner.IsPadded && !_kernels.AreFinite(factor, filter.Length))
                return false;
            runner.Run(new Arguments<T> { Source = from, Factor = factor, Bias = added, Result = to });
            return true;
        }
    }

    private bool TryWeigh(ReadOnlySpan<T> small, ReadOnlySpan<T> large, Span<T> result)
    {
        if (_weigh is null)
            return false;
        result.Clear();
        fixed (T* factor = small, from = large, to = result)
        {
            _weigh.Run(new Arguments<T> { Source = from, Factor = factor, Result = to });
            return !_weigh.IsPadded || _kernels.AreFinite(to, result.Length);
        }
    }

    private void FillWithBias(ReadOnlySpan<T> b, Span<T> o)
    {
        if (b.IsEmpty)
        {
            o.Clear();
            return;
        }
        int plane = o.Length / (Layer.Batch * Layer.Filters);
        for (int channel = 0; !o.IsEmpty; channel = (channel + 1) % b.Length)
        {
            o[..plane].Fill(b[channel]);
            o = o[plane..];
        }
    }

    /// <summary>Says which layer it computes, and in which type.</summary>
    public override string ToString() => $"code of {NumberName.Of<T>()} for the {Layer}";
}
