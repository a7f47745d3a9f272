using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Rendering;

/// <summary>What stands on the left-hand side of an entry: <c>O₁₁</c>, <c>∂L/∂F₁₂</c>, <c>dF_1_2</c>.</summary>
internal sealed class EntryNames(Layer layer, PolynomialSyntax syntax, WritingStyle style)
{
    private readonly FactorTexts _factors = new(layer.Ring, syntax.Names, style);
    private readonly LatexWriter _latex = new(style);
    private readonly PlainTextWriter _plain = new(style);

    /// <summary>The name of the entry at a row-major position.</summary>
    public string Of(Target target, int offset)
    {
        var block = TargetSymbols.Of(layer, target);
        var variable = block[offset];
        if (syntax.Names is FactorNames.Latex or FactorNames.Text)
        {
            var entry = PolynomialTree.Entry(block, variable);
            Expression left = entry is Derivative upstream ? upstream.By : new Derivative(new Symbol(Names.Loss), entry);
            return syntax.Names == FactorNames.Latex ? _latex.Write(left) : _plain.Write(left);
        }
        string factor = _factors[variable];
        return target == Target.Output ? syntax.Output + factor[block.Name.Length..] : "d" + factor;
    }
}
