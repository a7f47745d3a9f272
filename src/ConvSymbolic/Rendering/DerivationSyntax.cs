using System.Globalization;
using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;

namespace ConvSymbolic.Rendering;

/// <summary>The entries of a derivation as input of another system: an assignment or an equation a line.</summary>
internal sealed class DerivationSyntax(Layer layer, PolynomialSyntax syntax, NotationOptions notation, TextWriter output) : DerivationWriter
{
    private readonly PolynomialWriter _polynomials = new(layer.Ring, syntax, WritingStyle.For(layer.Ring, notation));
    private readonly EntryNames _names = new(layer, syntax, WritingStyle.For(layer.Ring, notation));

    public override bool HasSteps => false;

    public override void Start()
    {
        if (syntax != PolynomialSyntax.SymPy)
            return;
        // Python wants its names declared; SymPy reads X_1:4_1:4 as X_1_1 to X_3_3.
        var blocks = layer.Ring.Blocks.Where(block => layer.HasBias || block != layer.BiasSymbols);
        string names = string.Join(' ', blocks.Select(block => block.Name + string.Concat(block.Extents.Select(Range))));
        output.Write($"from sympy import var\nvar(\"{names}\")\n");
    }

    public override void StartTarget(Target target)
    {
    }

    public override void Entry(TargetEntry entry)
    {
        output.Write(_names.Of(entry.Target, entry.Offset));
        output.Write(" = ");
        _polynomials.Write(entry.Value, output);
        output.Write('\n');
    }

    public override void EndEntries()
    {
    }

    public override void Define(OperatorDefinitions operators)
    {
    }

    public override void Steps(Target target, IReadOnlyList<Step> steps)
    {
    }

    public override void End()
    {
    }

    private string Range(int extent) => string.Create(CultureInfo.InvariantCulture, $"_{notation.IndexBase}:{extent + (long)notation.IndexBase}");
}
