using System.Text.Json;
using ConvSymbolic.Derivations;
using ConvSymbolic.Notation;
using ConvSymbolic.Proofs;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Rendering;

/// <summary>A model, its derivation and what was proved of it, as JSON: docs/json.md describes it.</summary>
internal sealed class ModelJson : IDisposable
{
    private readonly ModelDerivation _derivation;
    private readonly NotationOptions _notation;
    private readonly JsonText _json;
    private readonly PolynomialJson _terms;
    private readonly LatexWriter _latex;

    public ModelJson(ModelDerivation derivation, NotationOptions notation, TextWriter output)
    {
        var style = WritingStyle.For(derivation.Ring, notation);
        (_derivation, _notation, _json) = (derivation, notation, new JsonText(output));
        _terms = new PolynomialJson(derivation.Ring, style);
        _latex = new LatexWriter(style);
    }

    private Utf8JsonWriter Writer => _json.Writer;

    public void WriteDerivation()
    {
        var model = _derivation.Model;
        Start();
        Writer.WriteStartArray("entries");
        foreach (var definition in model.Definitions)
            WriteEntries(definition.Array.Name, _derivation.Array(definition.Array.Name));
        foreach (var array in _derivation.Model.Read)
            WriteEntries("d" + array.Name, _derivation.Gradient(array.Name));
        Writer.WriteEndArray();
        Writer.WriteStartArray("steps");
        foreach (var array in _derivation.Model.Read)
        {
            foreach (var step in _derivation.Steps(array.Name))
            {
                Writer.WriteStartObject();
                Writer.WriteString("target", "d" + array.Name);
                Writer.WriteString("rule", step.Rule.Id);
                Writer.WriteString("title", step.Rule.Title);
                Writer.WriteString("before", _latex.Write(step.Before));
                Writer.WriteString("after", _latex.Write(step.After));
                Writer.WriteEndObject();
            }
        }
        Writer.WriteEndArray();
        End();
    }

    public void WriteProof(IReadOnlyList<ModelTheorem> theorems)
    {
        Start();
        Writer.WriteStartArray("theorems");
        foreach (var theorem in theorems)
        {
            var steps = _derivation.Steps(theorem.Array);
            Writer.WriteStartObject();
            Writer.WriteString("target", "d" + theorem.Array);
            Writer.WriteString("statement", _latex.Write(new Expressions.Equation(steps[0].Before, steps[^1].After)));
            Writer.WriteString("verdict", ProofWords.Verdict(theorem.Verdict));
            Writer.WriteString("scope", "this-size");
            Writer.WriteNumber("entries", theorem.Entries);
            ProofJson.Write(Writer, theorem.Counterexample, _notation);
            Writer.WriteEndObject();
        }
        Writer.WriteEndArray();
        End();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void Start()
    {
        Writer.WriteStartObject();
        Writer.WriteNumber("indexBase", _notation.IndexBase);
        Writer.WriteStartArray("arrays");
        foreach (var array in _derivation.Model.Arrays)
        {
            Writer.WriteStartObject();
            Writer.WriteString("name", array.Name);
            Writer.WriteStartArray("shape");
            foreach (int extent in ModelSymbols.ShapeOf(array).Extents)
                Writer.WriteNumberValue(extent);
            Writer.WriteEndArray();
            if (_derivation.Model.Definitions.FirstOrDefault(definition => definition.Array == array) is { } definition)
                Writer.WriteString("definition", _latex.Write(new Expressions.Equation(definition.Entry, definition.Body)));
            Writer.WriteEndObject();
        }
        Writer.WriteEndArray();
    }

    private void WriteEntries(string target, SymbolicTensor tensor)
    {
        for (int entry = 0; entry < tensor.Shape.Count; entry++)
        {
            Writer.WriteStartObject();
            Writer.WriteString("target", target);
            LayerJson.WriteIndex(Writer, tensor.Shape.IndexOf(entry), _notation);
            Writer.WritePropertyName("terms");
            _terms.WriteTerms(tensor.At(entry), _json);
            Writer.WriteEndObject();
            _json.PassOn();
        }
    }

    private void End()
    {
        Writer.WriteEndObject();
        _json.End();
    }
}
