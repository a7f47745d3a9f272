namespace ConvSymbolic.Rendering;

/// <summary>Running text with formulas, as plain text.</summary>
internal static class PlainProse
{
    public static string Of(Prose prose, PlainTextWriter writer) => string.Concat(prose.Parts.Select(part => part switch
    {
        Words words => words.Text,
        Strong strong => strong.Text,
        Code code => code.Text,
        Formula formula => writer.Write(formula.Expression),
        _ => "",
    }));
}
