using System.Numerics;
using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.GradientChecks;

/// <summary>Checks the results of a call: brings the arrays to whole numbers on one scale, a target at a time.</summary>
internal sealed class ResultCheck
{
    // The bits of the largest number of terms, and a sign.
    private const int Reserve = 33;

    private readonly Layer _layer;
    private readonly Rounding _rounding;
    private readonly Scaled[] _x, _f, _b;
    private readonly Scaled[]? _g;

    private ResultCheck(Layer layer, Rounding rounding, Scaled[] x, Scaled[] f, Scaled[] b, Scaled[]? g) =>
        (_layer, _rounding, _x, _f, _b, _g) = (layer, rounding, x, f, b, g);

    public static GradientReport Of<T>(Layer layer, LayerNumbers<T> numbers, long productLimit)
        where T : unmanaged, INumber<T>
    {
        RequireProducts(layer, productLimit);
        var check = new ResultCheck(
            layer,
            Rounding.Of<T>(),
            Read("the input", numbers.Input, layer.InputShape),
            Read("the filter", numbers.Filter, layer.FilterShape),
            Read("the bias", numbers.Bias, layer.HasBias ? layer.BiasShape : null),
            numbers.Upstream is { } g ? Read("the gradient of the output", g, layer.OutputShape) : null);
        var results = new List<CheckedResult>();
        Add(Target.Output, numbers.Output, layer.OutputShape);
        Add(Target.FilterGradient, numbers.FilterGradient, layer.FilterShape);
        Add(Target.InputGradient, numbers.InputGradient, layer.InputShape);
        Add(Target.BiasGradient, numbers.BiasGradient, layer.BiasShape);
        if (results.Count == 0)
            Fail.With("gradcheck.nothing", "No result was given to check; an output or a gradient was expected.", "nothing", "an output or a gradient");
        return new GradientReport(layer, results) { Rounding = check._rounding };

        void Add(Target target, T[]? found, Shape shape)
        {
            if (found is null)
                return;
            RequireLength($"the result {GradientText.Name(target)}", found.Length, shape.Count);
            results.Add(check.Of(target, Found.Of(found), Printed(shape)));
        }

        Scaled[] Read(string what, T[] values, Shape? shape)
        {
            RequireLength(what, values.Length, shape?.Count ?? 0);
            int at = Array.FindIndex(values, value => !T.IsFinite(value));
            if (at >= 0)
                Fail.With("gradcheck.finite", $"Entry [{string.Join(',', Printed(shape!).IndexOf(at))}] of {what} is {values[at]}; finite numbers were expected.", $"{values[at]}", "finite numbers");
            return Array.ConvertAll(values, Scaled.Of);
        }

        // As the arrays of a plain layer are written: without images and channels.
        Shape Printed(Shape shape) => layer.IsPlain && shape.Rank > 1 ? new Shape(shape.Extents.AsSpan()[2..]) : shape;
    }

    private CheckedResult Of(Target target, Found found, Shape shape)
    {
        if (target != Target.Output && _g is null)
            Fail.With("gradcheck.upstream", $"{GradientText.Name(target)} can't be checked without the gradient of the output, which was not given.", "no gradient of the output", "G = ∂L/∂O");
        int x = Scaled.Bits(_x), f = Scaled.Bits(_f), b = Scaled.Bits(_b), g = Scaled.Bits(_g ?? []);
        // The bias is added to products, so both are brought to the finer scale.
        if (target == Target.Output && Array.Exists(_b, value => !value.Mantissa.IsZero))
            x = Math.Max(x, b - f);
        bool hasX = target is Target.Output or Target.FilterGradient, hasF = target is Target.Output or Target.InputGradient, hasG = target != Target.Output;
        int bits = (hasX ? x : 0) + (hasF ? f : 0) + (hasG ? g : 0);
        // Code that ignores G uses ones, so these must be whole numbers on the scale, too.
        if (hasG && g < 0)
            (bits, g) = (bits - g, 0);
        BigInteger[] X = hasX ? Whole(_x, x) : [], F = hasF ? Whole(_f, f) : [], G = hasG ? Whole(_g!, g) : [], B = target == Target.Output ? Whole(_b, bits) : [];
        var one = BigInteger.One << (hasG ? g : 0);
        long size = Size(X) + Size(F) + Math.Max(Size(G), hasG ? one.GetBitLength() : 0);
        if (Math.Max(size, Size(B)) + Reserve <= 63)
            return new Comparison<long>(_layer, target, new(_layer) { X = Longs(X), F = Longs(F), B = Longs(B), G = Longs(G), One = (long)one }, bits, _rounding).Of(found, shape);
        return new Comparison<BigInteger>(_layer, target, new(_layer) { X = X, F = F, B = B, G = G, One = one }, bits, _rounding).Of(found, shape);
    }

    private static void RequireProducts(Layer layer, long limit)
    {
        var small = layer.IsTransposed ? layer.InputShape : layer.OutputShape;
        Int128 products = (Int128)small.Count * layer.FilterShape.Count / (layer.IsTransposed ? layer.Channels : layer.Filters);
        if (products > limit)
            Fail.With("gradcheck.too-large", $"The layer has up to {Counted.Of((long)products, "product")}; at most {limit} are checked unless the limit is raised.", $"{products}", $"at most {limit}");
    }

    private static void RequireLength(string what, int length, int count)
    {
        if (length != count)
            Fail.With("gradcheck.length", $"{Counted.Of(length, "element")} {(length == 1 ? "was" : "were")} given for {what}, which has {count} in this layer.", $"{length}", $"{count}");
    }

    private static BigInteger[] Whole(Scaled[] values, int bits) => Array.ConvertAll(values, value => value.Whole(bits));

    private static long[] Longs(BigInteger[] values) => Array.ConvertAll(values, value => (long)value);

    private static long Size(BigInteger[] values) => values.Length == 0 ? 0 : values.Max(value => BigInteger.Abs(value).GetBitLength());
}
