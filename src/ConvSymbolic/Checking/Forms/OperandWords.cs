namespace ConvSymbolic.Checking.Forms;

/// <summary>Words that people put before the operands of an operator: conv(input X, loss gradient ∂L/∂O), full(180° rotated filter F, …).</summary>
internal static class OperandWords
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "input", "image", "filter", "kernel", "weight", "weights", "matrix", "array", "tensor", "feature", "map", "loss", "error", "gradient", "upstream", "output", "the", "of", "by",
        "from", "next", "layer", "degrees", "deg", "zero",
    };

    /// <summary>Whether a text is made of such words, or of words for a rotation or a padding.</summary>
    public static bool Are(string text)
    {
        string[] words = Split(text);
        return words.Length > 0 && words.All(word => Known.Contains(word) || OperatorOf(word) is not null);
    }

    /// <summary>The operator that one of the words means; null where none does.</summary>
    public static OperatorKind? OperatorIn(string text) => Split(text).Select(OperatorOf).FirstOrDefault(kind => kind is not null);

    private static OperatorKind? OperatorOf(string word) => OperatorWords.Of(word) is OperatorKind.Rotate or OperatorKind.Pad ? OperatorWords.Of(word) : null;

    private static string[] Split(string text) => text.Split([' ', '-', '~'], StringSplitOptions.RemoveEmptyEntries);
}
