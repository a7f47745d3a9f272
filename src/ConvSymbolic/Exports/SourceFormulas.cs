using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;
using ConvSymbolic.Rendering;
using ConvSymbolic.Rewriting;

namespace ConvSymbolic.Exports;

/// <summary>What stands above the functions: the formulas of the layer's own derivation, with indices from 0 as in the code.</summary>
internal sealed class SourceFormulas(Layer layer)
{
    private static readonly NotationOptions Notation = NotationOptions.Default with { IndexBase = 0 };

    private const int CommentWidth = 97;

    private readonly PlainTextWriter _writer = new(new WritingStyle { Notation = Notation });
    private readonly Target[] _targets = [Target.Output, Target.FilterGradient, Target.InputGradient];

    /// <summary>What the layer is.</summary>
    public string Title => LayerText.Of(layer);

    /// <summary>The words that the formulas use.</summary>
    public IEnumerable<string> Legend()
    {
        yield return "G is the gradient ∂L/∂O. What an index finds outside its array counts as 0. A prime marks an index that is summed over.";
        foreach (string line in OperatorDefinitions.Of(_targets.Select(target => Schemas.Of(layer, target)[^1].After), Notation).Lines())
        {
            foreach (string piece in Broken(line))
                yield return piece;
        }
    }

    // At the last space before the width; a formula without one stays whole.
    private static IEnumerable<string> Broken(string line)
    {
        int start = 0;
        while (line.Length - start > CommentWidth)
        {
            int end = line.LastIndexOf(' ', start + CommentWidth, CommentWidth + 1);
            if (end < 0)
                end = line.IndexOf(' ', start);
            if (end < 0)
                break;
            yield return line[start..end];
            start = end + 1;
        }
        yield return line[start..];
    }

    /// <summary>The formula that is computed, and the closed form that it was proved to be.</summary>
    public IEnumerable<string> Of(Target target)
    {
        var steps = Schemas.Of(layer, target);
        string left = _writer.Write(steps[0].Before);
        var rule = target == Target.Output ? Rules.ForwardFormula : Rules.Contract;
        var formula = steps.LastOrDefault(step => step.Rule == rule) ?? steps[^1];
        yield return $"{left} = {_writer.Write(formula.After)}";
        if (steps[^1].Rule == Rules.Recognise)
            yield return $"{new string(' ', left.Length)} = {_writer.Write(steps[^1].After)}";
    }
}
