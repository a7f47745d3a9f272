using System.Collections.Frozen;

namespace ConvSymbolic.Latex;

/// <summary>Runs of letters that are words without being marked as text.</summary>
internal static class Words
{
    // Longer runs of letters are taken for words, whatever they say: nobody multiplies six letters without a blank.
    private const int SurelyAWord = 6;

    private const string Known =
        "conv conv1d conv2d conv3d convolve convolution correlate corr xcorr crosscorrelation deconv full same valid rot rot90 rot180 rotate " +
        "rotate180 flip flip180 flipud fliplr flipped pad pad1 pad2 padded padding stride strides dilation dilate dilated kernel filter input " +
        "output outputs inputs bias biases weight weights loss cost error grad gradient delta target label pred layer layers new old current " +
        "next prev previous max min avg average mean sum relu relu6 sigmoid tanh softmax exp log sin cos floor ceil mod size width height depth " +
        "channel channels batch row rows col cols image img num out otherwise else where when with and for then all any vec " +
        "reshape transpose pool maxpool upsample downsample crop zero zeros ones matmul dot rate step true false None none not " +
        "otherwise such that similarly since because from into over";

    // Arrays whose gradients are called dout, dinput, …
    private const string Arrays = "out output outputs inp input inputs weight weights filter filters kernel kernels bias biases";

    // Two letters are a word only where nothing else stands beside them.
    private const string Short = "if is in to of or as at by on";

    private static readonly FrozenSet<string> All = Known.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ArrayLookup = Arrays.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string> TwoLetters = Short.Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = All.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ShortLookup = TwoLetters.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> And = FrozenSet.ToFrozenSet(["and", "or", "where", "with", "und", "et", "so", "thus", "hence", "then", "let"], StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> For = FrozenSet.ToFrozenSet(["for", "if", "when", "for all", "for each", "für", "whenever"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a run of letters, perhaps with digits, is a word.</summary>
    /// <param name="run">The whole run.</param>
    public static bool IsKnown(ReadOnlySpan<char> run) => Lookup.Contains(run);

    /// <summary>Whether a run of letters alone is long enough to be a word in any case.</summary>
    /// <param name="run">The whole run.</param>
    public static bool IsLong(ReadOnlySpan<char> run) => run.Length >= SurelyAWord;

    /// <summary>Whether a run is a d and the name of an array: the gradient by it.</summary>
    /// <param name="run">The whole run.</param>
    public static bool IsGradient(ReadOnlySpan<char> run) => run is ['d', ..] && ArrayLookup.Contains(run[1..]);

    /// <summary>Whether a run is a short word if it stands alone.</summary>
    /// <param name="run">The whole run.</param>
    public static bool IsShort(ReadOnlySpan<char> run) => ShortLookup.Contains(run);

    /// <summary>Whether the word stands between two equations.</summary>
    /// <param name="word">The word.</param>
    public static bool Joins(string word) => And.Contains(word.Trim(' ', ',', ':', ';'));

    /// <summary>Whether the word stands before a condition.</summary>
    /// <param name="word">The word.</param>
    public static bool Restricts(string word) => For.Contains(word.Trim(' ', ',', ':', ';', '('));
}
