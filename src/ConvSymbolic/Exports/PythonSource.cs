using System.CodeDom.Compiler;
using System.Globalization;
using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Exports;

/// <summary>A layer as a NumPy module: a loop over the taps of the filter; what meets at a tap is two slices.</summary>
internal sealed class PythonSource
{
    // The letters of einsum, less those of images, groups and channels.
    private const string Letters = "ijkabdefhlmpqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private readonly Layer _layer;
    private readonly SourceFormulas _formulas;
    private readonly IndentedTextWriter _code;
    private readonly IReadOnlyList<string> _taps, _small, _large;

    private PythonSource(Layer layer, IndentedTextWriter code)
    {
        if (layer.Axes > Letters.Length)
            Fail.With("export.axes", $"The layer has {layer.Axes} spatial axes; NumPy's einsum has letters for {Letters.Length}.", $"{layer.Axes}", $"at most {Letters.Length}");
        _layer = layer;
        _formulas = new SourceFormulas(layer);
        _code = code;
        var symbols = new LayerSymbols(LayerSizes.Of(layer));
        _taps = symbols.FilterNames;
        (_small, _large) = layer.IsTransposed ? (symbols.InputNames, symbols.OutputNames) : (symbols.OutputNames, symbols.InputNames);
    }

    public static void Write(Layer layer, TextWriter output)
    {
        using var code = new IndentedTextWriter(output);
        new PythonSource(layer, code).Write();
    }

    private void Write()
    {
        Start();
        string o = "(IMAGES, GROUPS, FILTERS // GROUPS, *OUTPUT)", x = "(IMAGES, GROUPS, CHANNELS // GROUPS, *INPUT)";
        string f = _layer.IsTransposed ? "(GROUPS, CHANNELS // GROUPS, FILTERS // GROUPS, *FILTER)" : "(GROUPS, FILTERS // GROUPS, CHANNELS // GROUPS, *FILTER)";
        Lines("", $"X_SHAPE = {x}  # the channels and filters of a group together", $"F_SHAPE = {f}", $"O_SHAPE = {o}");
        Meeting();
        string filter = _layer.IsTransposed ? "gco" : "goc";
        var (atOutput, atInput) = _layer.IsTransposed ? (At(_large), At(_small)) : (At(_small), At(_large));
        string flipped = At(_layer.IsTrueConvolution ? _taps.Select((_, axis) => Backwards(axis)) : _taps);
        Function("forward", _layer.HasBias ? "X, F, b" : "X, F", Target.Output, () =>
        {
            Lines("X, F = np.reshape(X, X_SHAPE), np.reshape(F, F_SHAPE)", "O = np.zeros(O_SHAPE, np.result_type(X, F))");
            Taps(isBackwards: false, $"O[{atOutput}] += np.einsum(\"ngc...,{filter}->ngo...\", X[{atInput}], F[{flipped}])");
            Lines(_layer.HasBias
                ? $"return O.reshape(IMAGES, FILTERS, *OUTPUT) + np.reshape(b, (FILTERS{string.Concat(Enumerable.Repeat(", 1", _layer.Axes))}))"
                : "return O.reshape(IMAGES, FILTERS, *OUTPUT)");
        });
        Function("filter_gradient", "X, G", Target.FilterGradient, () =>
        {
            string axes = Letters[.._layer.Axes];
            Lines("X, G = np.reshape(X, X_SHAPE), np.reshape(G, O_SHAPE)", "dF = np.zeros(F_SHAPE, np.result_type(X, G))");
            Taps(_layer.IsTrueConvolution, $"dF[{At(_taps)}] = np.einsum(\"ngo{axes},ngc{axes}->{filter}\", G[{atOutput}], X[{atInput}])");
            Lines(_layer.IsTransposed ? "return dF.reshape(CHANNELS, FILTERS // GROUPS, *FILTER)" : "return dF.reshape(FILTERS, CHANNELS // GROUPS, *FILTER)");
        });
        Function("input_gradient", "F, G", Target.InputGradient, () =>
        {
            Lines("F, G = np.reshape(F, F_SHAPE), np.reshape(G, O_SHAPE)", "dX = np.zeros(X_SHAPE, np.result_type(F, G))");
            Taps(isBackwards: false, $"dX[{atInput}] += np.einsum(\"ngo...,{filter}->ngc...\", G[{atOutput}], F[{flipped}])");
            Lines("return dX.reshape(IMAGES, CHANNELS, *INPUT)");
        });
        if (_layer.HasBias)
        {
            Function("bias_gradient", "G", Target.BiasGradient, () =>
                Lines("return np.reshape(G, (IMAGES, FILTERS, -1)).sum(axis=(0, 2))"));
        }
    }

    private void Start()
    {
        Lines(
        [
            $"\"\"\"{char.ToUpperInvariant(_formulas.Title[0])}{_formulas.Title[1..]}.",
            "",
            $"Arrays may have any shape with the right number of elements; row-major they are X {_layer.InputShape}, F {_layer.FilterShape}, O and G {_layer.OutputShape}{(_layer.HasBias ? $", b {_layer.BiasShape}" : "")}.",
            .. _formulas.Legend(),
            "\"\"\"",
            "",
            "import numpy as np",
            "",
            string.Create(CultureInfo.InvariantCulture, $"IMAGES, CHANNELS, FILTERS, GROUPS = {_layer.Batch}, {_layer.Channels}, {_layer.Filters}, {_layer.Groups}"),
            $"INPUT, FILTER, OUTPUT = {Tuple(_layer.Input)}, {Tuple(_layer.Filter)}, {Tuple(_layer.Output)}",
            $"STRIDE, DILATION, PADDING = {Tuple(_layer.Stride)}, {Tuple(_layer.Dilation)}, {Tuple(_layer.PaddingBefore)}",
        ]);
    }

    private void Meeting()
    {
        var (small, large) = _layer.IsTransposed ? ("INPUT", "OUTPUT") : ("OUTPUT", "INPUT");
        Lines("", "", "def meeting(axis, tap):");
        _code.Indent++;
        Lines(
            $"\"\"\"The {small.ToLowerInvariant()} positions i whose {large.ToLowerInvariant()} position STRIDE*i + DILATION*tap - PADDING exists, and those positions: two slices.\"\"\"",
            "shift = DILATION[axis] * tap - PADDING[axis]",
            "first = max(0, -(shift // STRIDE[axis]))",
            $"count = max(0, min({small}[axis], ({large}[axis] - 1 - shift) // STRIDE[axis] + 1) - first)",
            "start = STRIDE[axis] * first + shift",
            "return slice(first, first + count), slice(start, start + STRIDE[axis] * count, STRIDE[axis])");
        _code.Indent--;
    }

    private void Function(string name, string parameters, Target target, Action body)
    {
        Lines("", "", $"def {name}({parameters}):");
        _code.Indent++;
        string[] formulas = [.. _formulas.Of(target)];
        foreach (string formula in formulas)
            Lines($"# {formula}");
        body();
        _code.Indent--;
    }

    private void Taps(bool isBackwards, string statement)
    {
        int indent = _code.Indent;
        for (int axis = 0; axis < _layer.Axes; axis++)
        {
            Lines($"for {_taps[axis]} in range(FILTER[{axis}]):");
            _code.Indent++;
            Lines($"{_small[axis]}, {_large[axis]} = meeting({axis}, {(isBackwards ? Backwards(axis) : _taps[axis])})");
        }
        Lines(statement);
        _code.Indent = indent;
    }

    private string Backwards(int axis) => $"FILTER[{axis}] - 1 - {_taps[axis]}";

    private static string At(IEnumerable<string> indices) => $"..., {string.Join(", ", indices)}";

    private static string Tuple(IReadOnlyCollection<int> values) =>
        $"({string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)))}{(values.Count == 1 ? "," : "")})";

    private void Lines(params IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            if (line.Length == 0)
                _code.WriteLineNoTabs("");
            else
                _code.WriteLine(line);
        }
    }
}
