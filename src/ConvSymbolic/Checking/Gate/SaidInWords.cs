using System.Text.RegularExpressions;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Documents;

namespace ConvSymbolic.Checking.Gate;

/// <summary>Conventions that a document states in words, and by which more holds than by the usual ones.</summary>
internal sealed partial class SaidInWords
{
    private readonly bool _sumsOverPairs, _isZeroOutside, _hasNumeratorLayout;

    public SaidInWords(MathDocument document)
    {
        foreach (var line in document.Prose)
        {
            _sumsOverPairs |= SumsOverPairs().IsMatch(line.Text);
            _isZeroOutside |= IsZeroOutside().IsMatch(line.Text);
            _hasNumeratorLayout |= NumeratorLayout().IsMatch(line.Text);
        }
    }

    /// <summary>Why something that differs by the usual conventions may hold; null where nothing is said.</summary>
    public string? SpeaksAgainst(Outcome? outcome) => outcome?.Slip switch
    {
        "missing-sum" or "free-index" or "missing-channel-sum" or "missing-batch-sum" when _sumsOverPairs => "the text sums over indices that occur twice",
        "off-by-one" when _isZeroOutside => "the text says that an array is zero outside",
        _ => null,
    };

    /// <summary>Why a slip may be none; null where nothing is said.</summary>
    public string? Excuses(string? slip) =>
        slip == "transposed-indices" && _hasNumeratorLayout ? "the text speaks of the numerator layout, in which a gradient is transposed" : null;

    [GeneratedRegex(@"\b(einstein|summation) convention|\b(index|indices|suffix\w*) that (occurs?|appears?) twice|\brepeated (index|indices|suffix\w*)|\bsum(mation)?s? (signs? )?(is|are) (implied|understood|omitted|left out|not written)|\bno sum signs?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SumsOverPairs();

    [GeneratedRegex(@"\b(zeros?|0|vanish\w*)\b.{0,60}\b(outside|beyond|out of (range|bounds?))|\b(outside|beyond|out of (range|bounds?))\b.{0,80}\b(zeros?|0|vanish\w*)\b|\bzero[- ]extended",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsZeroOutside();

    [GeneratedRegex(@"\bnumerator[- ]layout\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumeratorLayout();
}
