using ConvSymbolic.Documents;
using ConvSymbolic.Latex;

namespace ConvSymbolic.Tests.Documents;

/// <summary>What was found in a document, in a line each.</summary>
internal static class Found
{
    /// <summary>The fragments with line and column; a display has two dollars.</summary>
    public static string[] In(string text, DocumentKind kind) => [.. DocumentReader.Read(text, kind).Fragments.Select(fragment =>
    {
        var span = fragment.Map.SpanOf(new(0, fragment.Text.Length));
        string dollars = fragment.IsDisplay ? "$$" : "$";
        return $"{span.Line}:{span.Column} {dollars}{fragment.Text.Replace("\n", "⏎", StringComparison.Ordinal)}{dollars}";
    })];

    /// <summary>Every character of every fragment stands where the map says: itself, or an escape for it.</summary>
    public static void AllInPlace(string text, DocumentKind kind)
    {
        foreach (var fragment in DocumentReader.Read(text, kind).Fragments)
        {
            for (int i = 0; i < fragment.Text.Length; i++)
            {
                var place = fragment.Map.ToDocument(new TextRange(i, i + 1));
                Assert.InRange(place.End, place.Start, text.Length);
                string source = place.Of(text);
                bool isEscaped = source.Length > 1 || (fragment.Text[i] == '\n' && source == "\r");
                Assert.True(isEscaped || source == fragment.Text[i].ToString(), $"character {i} of {fragment.Text} is {source}");
            }
        }
    }
}
