using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;

namespace ConvSymbolic.Rendering;

/// <summary>A derivation as text: an entry a line.</summary>
internal sealed class DerivationText(Layer layer, NotationOptions notation, bool isOneEntry, TextWriter output) : DerivationWriter
{
    private readonly WritingStyle _style = WritingStyle.For(layer.Ring, notation);
    private readonly PolynomialWriter _polynomials = new(layer.Ring, PolynomialSyntax.Text, WritingStyle.For(layer.Ring, notation));
    private readonly EntryNames _names = new(layer, PolynomialSyntax.Text, WritingStyle.For(layer.Ring, notation));

    public override void Start()
    {
        if (!isOneEntry)
            Line(LayerText.Of(layer));
    }

    public override void StartTarget(Target target)
    {
        if (isOneEntry)
            return;
        Line("");
        Line(TargetNames.Title(target));
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
        if (operators.IsEmpty)
            return;
        Line("");
        foreach (string line in operators.Lines())
            Line(line);
    }

    public override void Steps(Target target, IReadOnlyList<Step> steps)
    {
        var writer = new PlainTextWriter(_style);
        string left = writer.Write(steps[0].Before);
        Line("");
        Line($"Steps to {left}");
        for (int k = 0; k < steps.Count; k++)
            Line($"{(k == 0 ? left : new string(' ', left.Length))} = {writer.Write(steps[k].After)}    ({steps[k].Rule.Title})");
    }

    public override void End()
    {
    }

    private void Line(string text)
    {
        output.Write(text);
        output.Write('\n');
    }
}
