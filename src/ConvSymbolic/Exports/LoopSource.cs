using System.CodeDom.Compiler;
using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Exports;

/// <summary>
/// A layer as nested loops in C or C#. Every function is one of three sums over the places where a small and a large array meet:
/// gathered into the small array, spread over the large one, or weighed into the filter.
/// </summary>
internal sealed class LoopSource
{
    private readonly Layer _layer;
    private readonly LoopSyntax _syntax;
    private readonly LoopNames _names;
    private readonly SourceFormulas _formulas;
    private readonly IndentedTextWriter _code;
    private readonly HashSet<string> _known = [];
    private readonly Stack<(int Indent, Loop[] Loops)> _open = new();
    private Derived[] _derived = [];

    private LoopSource(Layer layer, LoopSyntax syntax, IndentedTextWriter code)
    {
        (_layer, _syntax, _code) = (layer, syntax, code);
        _names = new LoopNames(layer, syntax);
        _formulas = new SourceFormulas(layer);
    }

    public static void Write(Layer layer, LoopSyntax syntax, TextWriter output)
    {
        using var code = new IndentedTextWriter(output);
        new LoopSource(layer, syntax, code).Write();
    }

    private void Write()
    {
        SourceArray x = new("X", _layer.InputShape), f = new("F", _layer.FilterShape), b = new("b", _layer.BiasShape), g = new("G", _layer.OutputShape);
        _syntax.Start(
            _code,
            [
                $"{char.ToUpperInvariant(_formulas.Title[0])}{_formulas.Title[1..]}.",
                $"Arrays are flat and row-major: X {x.Shape}, F {f.Shape}, O and G {g.Shape}{(_layer.HasBias ? $", b {b.Shape}" : "")}. Results are overwritten.",
                .. _formulas.Legend(),
            ],
            _names.Constants());
        SourceArray[] read = _layer.HasBias ? [x, f, b] : [x, f];
        string start = !_layer.HasBias ? "0" : _layer.Filters == 1 ? "b[0]" : "b[o]";
        bool isTransposed = _layer.IsTransposed;
        Function("forward", Target.Output, [.. read, Result("O", g)], isTransposed ? () => Spread("O", start, "X") : () => Gather("O", start, "X"));
        Function("filter gradient", Target.FilterGradient, [x, g, Result("dF", f)], Weigh);
        Function("input gradient", Target.InputGradient, [f, g, Result("dX", x)], isTransposed ? () => Gather("dX", "0", "G") : () => Spread("dX", "0", "G"));
        if (_layer.HasBias)
            Function("bias gradient", Target.BiasGradient, [g, Result("db", b)], SumUp);
        _syntax.End(_code);
    }

    private static SourceArray Result(string name, SourceArray shape) => new(name, shape.Shape, IsResult: true);

    private void Function(string words, Target target, SourceArray[] arrays, Action body)
    {
        _code.WriteLineNoTabs("");
        LoopSyntax.Comment(_code, _formulas.Of(target));
        _code.WriteLine(_syntax.Head(words, arrays));
        _code.WriteLine("{");
        _code.Indent++;
        body();
        _code.Indent--;
        _code.WriteLine("}");
    }

    // small[i] = start + Σ large[s·i + d·a − p]·F[a]
    private void Gather(string small, string start, string large)
    {
        _derived = [.. _names.Derived(tapsAreBackwards: false)];
        Open([.. _names.Images, .. _names.SmallChannels, .. _names.SmallPositions]);
        Line($"{_syntax.Number} sum = {start};");
        Open([.. _names.LargeChannelsOfGroup, .. _names.Taps]);
        Line($"sum += {large}[{_names.Large}] * F[{_names.Filter(_layer.IsTrueConvolution)}];");
        Close();
        Line($"{small}[{_names.Small}] = sum;");
        Close();
    }

    // large[s·i + d·a − p] += small[i]·F[a], begun at start
    private void Spread(string large, string start, string small)
    {
        _derived = [];
        Open([.. _names.Images, .. _names.LargeChannels, .. _names.LargePositions]);
        Line($"{large}[{_names.LargeByLetter}] = {start};");
        Close();
        _derived = [.. _names.Derived(tapsAreBackwards: false)];
        Open([.. _names.Images, .. _names.SmallChannels, .. _names.LargeChannelsOfGroup, .. _names.SmallPositions, .. _names.Taps]);
        Line($"{large}[{_names.Large}] += {small}[{_names.Small}] * F[{_names.Filter(_layer.IsTrueConvolution)}];");
        Close();
    }

    // dF[a] = Σ small[i]·large[s·i + d·a − p]
    private void Weigh()
    {
        _derived = [.. _names.Derived(tapsAreBackwards: _layer.IsTrueConvolution)];
        var (g, x) = _layer.IsTransposed ? (_names.Large, _names.Small) : (_names.Small, _names.Large);
        Open([.. _names.SmallChannels, .. _names.LargeChannelsOfGroup, .. _names.Taps]);
        Line($"{_syntax.Number} sum = 0;");
        Open([.. _names.Images, .. _names.SmallPositions]);
        Line($"sum += G[{g}] * X[{x}];");
        Close();
        Line($"dF[{_names.Filter(isReadBackwards: false)}] = sum;");
        Close();
    }

    private void SumUp()
    {
        _derived = [];
        Open(_names.Filters);
        Line($"{_syntax.Number} sum = 0;");
        Open([.. _names.Images, .. _names.OutputPositions]);
        Line($"sum += G[{_names.Output}];");
        Close();
        Line($"db[{(_layer.Filters == 1 ? "0" : "o")}] = sum;");
        Close();
    }

    private void Line(string text) => _code.WriteLine(text);

    // Loops one below the other, as the signs of a sum stand side by side; a brace opens where a statement follows.
    private void Open(Loop[] loops)
    {
        _open.Push((_code.Indent, loops));
        bool isOpen = true;
        foreach (var (letter, extent) in loops)
        {
            Line($"for (int {letter} = 0; {letter} < {extent}; {letter}++)");
            _known.Add(letter);
            string[] lines = [.. _derived.Where(derived => derived.Needs.Contains(letter) && derived.Needs.All(_known.Contains)).SelectMany(derived => derived.Lines)];
            isOpen = lines.Length > 0;
            if (isOpen)
                Brace();
            foreach (string line in lines)
                Line(line);
        }
        if (!isOpen)
            Brace();
    }

    private void Brace()
    {
        Line("{");
        _code.Indent++;
    }

    private void Close()
    {
        var (indent, loops) = _open.Pop();
        while (_code.Indent > indent)
        {
            _code.Indent--;
            Line("}");
        }
        foreach (var loop in loops)
            _known.Remove(loop.Letter);
    }
}
