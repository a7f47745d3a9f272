using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;

namespace ConvSymbolic.Rendering;

/// <summary>A derivation as JSON, streamed.</summary>
internal sealed class DerivationJson : DerivationWriter, IDisposable
{
    private readonly Layer _layer;
    private readonly NotationOptions _notation;
    private readonly JsonText _json;
    private readonly PolynomialJson _terms;
    private readonly PolynomialWriter _latex;
    private readonly LatexWriter _steps;
    private bool _hasSteps;

    public DerivationJson(Layer layer, NotationOptions notation, TextWriter output)
    {
        var style = WritingStyle.For(layer.Ring, notation);
        _layer = layer;
        _notation = notation;
        _json = new JsonText(output);
        _terms = new PolynomialJson(layer.Ring, style);
        _latex = new PolynomialWriter(layer.Ring, PolynomialSyntax.Latex, style);
        _steps = new LatexWriter(style);
    }

    public override void Start()
    {
        _json.Writer.WriteStartObject();
        LayerJson.Write(_json.Writer, _layer, _notation);
        _json.Writer.WriteStartArray("entries");
    }

    public override void StartTarget(Target target)
    {
    }

    public override void Entry(TargetEntry entry)
    {
        _json.Writer.WriteStartObject();
        _json.Writer.WriteString("target", TargetNames.Id(entry.Target));
        LayerJson.WriteIndex(_json.Writer, entry.Index, _notation);
        _json.Writer.WritePropertyName("terms");
        _terms.WriteTerms(entry.Value, _json);
        _json.Writer.WritePropertyName("latex");
        using (var text = new JsonString(_json))
            _latex.Write(entry.Value, text);
        _json.Writer.WriteEndObject();
        _json.PassOn();
    }

    public override void EndEntries() => _json.Writer.WriteEndArray();

    public override void Define(OperatorDefinitions operators) => operators.WriteTo(_json.Writer, _steps);

    public override void Steps(Target target, IReadOnlyList<Step> steps)
    {
        if (!_hasSteps)
            _json.Writer.WriteStartArray("steps");
        _hasSteps = true;
        foreach (var step in steps)
        {
            _json.Writer.WriteStartObject();
            _json.Writer.WriteString("target", TargetNames.Id(target));
            _json.Writer.WriteString("rule", step.Rule.Id);
            _json.Writer.WriteString("title", step.Rule.Title);
            _json.Writer.WriteString("before", _steps.Write(step.Before));
            _json.Writer.WriteString("after", _steps.Write(step.After));
            _json.Writer.WriteEndObject();
        }
    }

    public override void End()
    {
        _json.Writer.WriteEndArray();
        _json.Writer.WriteEndObject();
        _json.End();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();
}
