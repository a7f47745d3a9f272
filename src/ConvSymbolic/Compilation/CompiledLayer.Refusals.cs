using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace ConvSymbolic.Compilation;

// What is wrong with a call that was found to be wrong. Spans are taken as they come: a conversion before the call would cost every call that is right.
public sealed unsafe partial class CompiledLayer<T>
{
    [DoesNotReturn]
    private void RefuseForward(ReadOnlySpan<T> x, ReadOnlySpan<T> f, ReadOnlySpan<T> b, Span<T> o)
    {
        SpanChecks.Length("x", "the input", x.Length, Layer.InputShape);
        SpanChecks.Length("f", "the filter", f.Length, Layer.FilterShape);
        SpanChecks.Bias("b", b.Length, Layer);
        SpanChecks.Length("o", "the output", o.Length, Layer.OutputShape);
        SpanChecks.Apart("o", o, "x", x);
        SpanChecks.Apart("o", o, "f", f);
        SpanChecks.Apart("o", o, "b", b);
        throw new UnreachableException();
    }

    [DoesNotReturn]
    private void RefuseFilterGradient(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> df)
    {
        SpanChecks.Length("x", "the input", x.Length, Layer.InputShape);
        SpanChecks.Length("g", "the output's gradient", g.Length, Layer.OutputShape);
        SpanChecks.Length("df", "the filter's gradient", df.Length, Layer.FilterShape);
        SpanChecks.Apart("df", df, "x", x);
        SpanChecks.Apart("df", df, "g", g);
        throw new UnreachableException();
    }

    [DoesNotReturn]
    private void RefuseInputGradient(ReadOnlySpan<T> f, ReadOnlySpan<T> g, Span<T> dx)
    {
        SpanChecks.Length("f", "the filter", f.Length, Layer.FilterShape);
        SpanChecks.Length("g", "the output's gradient", g.Length, Layer.OutputShape);
        SpanChecks.Length("dx", "the input's gradient", dx.Length, Layer.InputShape);
        SpanChecks.Apart("dx", dx, "f", f);
        SpanChecks.Apart("dx", dx, "g", g);
        throw new UnreachableException();
    }

    [DoesNotReturn]
    private void RefuseBackward(ReadOnlySpan<T> x, ReadOnlySpan<T> f, ReadOnlySpan<T> g, Span<T> df, Span<T> dx, Span<T> db)
    {
        SpanChecks.Length("x", "the input", x.Length, Layer.InputShape);
        SpanChecks.Length("f", "the filter", f.Length, Layer.FilterShape);
        SpanChecks.Length("g", "the output's gradient", g.Length, Layer.OutputShape);
        SpanChecks.Length("df", "the filter's gradient", df.Length, Layer.FilterShape);
        SpanChecks.Length("dx", "the input's gradient", dx.Length, Layer.InputShape);
        SpanChecks.Bias("db", db.Length, Layer);
        SpanChecks.Gradients(x, f, g, df, dx, db);
        throw new UnreachableException();
    }

    [DoesNotReturn]
    private void RefuseForwardBackward(ReadOnlySpan<T> x, ReadOnlySpan<T> f, ReadOnlySpan<T> b, ReadOnlySpan<T> g, Span<T> o, Span<T> df, Span<T> dx, Span<T> db)
    {
        SpanChecks.Length("x", "the input", x.Length, Layer.InputShape);
        SpanChecks.Length("f", "the filter", f.Length, Layer.FilterShape);
        SpanChecks.Bias("b", b.Length, Layer);
        SpanChecks.Length("g", "the output's gradient", g.Length, Layer.OutputShape);
        SpanChecks.Length("o", "the output", o.Length, Layer.OutputShape);
        SpanChecks.Length("df", "the filter's gradient", df.Length, Layer.FilterShape);
        SpanChecks.Length("dx", "the input's gradient", dx.Length, Layer.InputShape);
        SpanChecks.Bias("db", db.Length, Layer);
        SpanChecks.Apart("o", o, "x", x);
        SpanChecks.Apart("o", o, "f", f);
        SpanChecks.Apart("o", o, "b", b);
        SpanChecks.Apart("o", o, "g", g);
        SpanChecks.Gradients(x, f, g, df, dx, db);
        SpanChecks.Apart("df", df, "b", b);
        SpanChecks.Apart("df", df, "o", o);
        SpanChecks.Apart("dx", dx, "b", b);
        SpanChecks.Apart("dx", dx, "o", o);
        SpanChecks.Apart("db", db, "b", b);
        SpanChecks.Apart("db", db, "o", o);
        throw new UnreachableException();
    }
}
