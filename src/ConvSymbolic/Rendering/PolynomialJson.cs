using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Rendering;

/// <summary>
/// Streams the terms of polynomials as JSON: <c>[{"coefficient":"1","factors":["X[1,1]","F[1,1]"]}]</c>. A power is its factor, repeated.
/// </summary>
internal sealed class PolynomialJson(Ring ring, WritingStyle style)
{
    private readonly FactorTexts _texts = new(ring, FactorNames.Bracketed, style);
    private readonly List<Power> _powers = [];

    /// <summary>Writes the array of terms.</summary>
    public void WriteTerms(Polynomial polynomial, JsonText json)
    {
        var writer = json.Writer;
        writer.WriteStartArray();
        for (int k = 0; k < polynomial.Count; k++)
        {
            polynomial.Read(k, _powers, out var coefficient);
            writer.WriteStartObject();
            writer.WriteString("coefficient", coefficient.IsOne ? "1" : coefficient.ToString());
            writer.WriteStartArray("factors");
            foreach (var (variable, exponent) in _powers)
            {
                for (int repeat = 0; repeat < exponent; repeat++)
                    writer.WriteStringValue(_texts[variable]);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
            json.PassOn();
        }
        writer.WriteEndArray();
    }
}
