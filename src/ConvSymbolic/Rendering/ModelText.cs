using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Expressions;
using ConvSymbolic.Notation;
using ConvSymbolic.Proofs;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Rendering;

/// <summary>A model, its derivation and what was proved of it, as text.</summary>
internal sealed class ModelText
{
    private readonly ModelDerivation _derivation;
    private readonly NotationOptions _notation;
    private readonly PlainTextWriter _writer;
    private readonly PolynomialWriter _polynomials;
    private readonly TextWriter _output;

    public ModelText(ModelDerivation derivation, NotationOptions notation, TextWriter output)
    {
        var style = WritingStyle.For(derivation.Ring, notation);
        (_derivation, _notation, _output) = (derivation, notation, output);
        _writer = new PlainTextWriter(style);
        _polynomials = new PolynomialWriter(derivation.Ring, PolynomialSyntax.Text, style);
    }

    /// <summary>The definitions; every entry of the defined arrays and of the gradients; the steps to each gradient.</summary>
    public void WriteDerivation()
    {
        var model = _derivation.Model;
        WriteModel();
        foreach (var definition in model.Definitions)
            WriteEntries(definition.Array.Name, _derivation.Array(definition.Array.Name), entry => entry);
        foreach (var array in model.Read)
            WriteEntries(_writer.Write(new Derivative(new Symbol(Names.Loss), new Symbol(array.Name))), _derivation.Gradient(array.Name), entry => new Derivative(new Symbol(Names.Loss), entry), array.Name);
        foreach (var array in model.Read)
            WriteSteps(_derivation.Steps(array.Name));
    }

    /// <summary>The definitions, and a line for each theorem.</summary>
    public void WriteProof(IReadOnlyList<ModelTheorem> theorems)
    {
        WriteModel();
        foreach (var theorem in theorems)
        {
            var steps = _derivation.Steps(theorem.Array);
            Line($"{_writer.Write(new Equation(steps[0].Before, steps[^1].After))}: {ProofWords.Verdict(theorem.Verdict)} at this size; {Counted.Entries(theorem.Entries)} compared");
            WriteExtended([.. steps[^1].After.Nodes().OfType<Element>()]);
            if (theorem.Counterexample is { } example)
                ProofText.Write(example, _notation, Line);
        }
    }

    private void WriteModel()
    {
        foreach (var leaf in _derivation.Model.Leaves)
            Line($"{leaf.Name} has the shape {ModelSymbols.ShapeOf(leaf)}");
        foreach (var definition in _derivation.Model.Definitions)
        {
            Line($"{definition.Array.Name} has the shape {ModelSymbols.ShapeOf(definition.Array)}, with");
            Line($"  {_writer.Write(new Equation(definition.Entry, definition.Body))}");
            WriteExtended([.. definition.Reads]);
        }
    }

    private void WriteEntries(string title, SymbolicTensor tensor, Func<Expression, Expression> name, string? array = null)
    {
        Line("");
        Line(title);
        var block = _derivation.Ring.BlockNamed(array ?? title);
        for (int entry = 0; entry < tensor.Shape.Count; entry++)
        {
            _output.Write(_writer.Write(name(PolynomialTree.Entry(block, block[entry]))));
            _output.Write(" = ");
            _polynomials.Write(tensor.At(entry), _output);
            _output.Write('\n');
        }
    }

    private void WriteSteps(IReadOnlyList<Step> steps)
    {
        string left = _writer.Write(steps[0].Before);
        Line("");
        Line($"Steps to {left}");
        for (int k = 0; k < steps.Count; k++)
            Line($"{(k == 0 ? left : new string(' ', left.Length))} = {_writer.Write(steps[k].After)}    ({steps[k].Rule.Title})");
        WriteExtended([.. steps[^1].After.Nodes().OfType<Element>()]);
    }

    private void WriteExtended(IReadOnlyList<Element> entries)
    {
        string[] extended = [.. entries.Where(entry => entry.IsExtended).Select(entry => ((Symbol)entry.Array).Name).Distinct()];
        if (extended.Length > 0)
            Line($"  where entries outside {string.Join(" and ", extended)} are 0");
    }

    private void Line(string text)
    {
        _output.Write(text);
        _output.Write('\n');
    }
}
