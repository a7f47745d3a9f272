using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Derivations;
using ConvSymbolic.Indices;
using ConvSymbolic.Latex;
using ConvSymbolic.Numbers;

namespace ConvSymbolic.Checking.Judging;

/// <summary>What a formula of sizes is a formula of.</summary>
internal enum SizeMeaning
{
    Output,
    Transposed,
    Same,
    Extent,
    KeepingPadding,
    FullPadding,
}

/// <summary>The formulas of sizes that people write, tried at numbers and compared in canonical form: the author's names stand for the extents H and K, padding p, stride s, dilation d and output padding o.</summary>
internal static class SizeFormulas
{
    private const string Roles = "HKpsdo";

    private static readonly Trial[] Trials =
    [
        new(7, 3, 2, 0, 1, 0), new(9, 3, 2, 1, 1, 1), new(8, 2, 3, 0, 1, 2), new(11, 3, 1, 2, 2, 0), new(5, 3, 1, 0, 1, 0), new(13, 4, 3, 1, 2, 2), new(6, 2, 1, 1, 3, 2), new(32, 5, 1, 0, 1, 0), new(10, 3, 2, 1, 1, 1),
        new(12, 5, 4, 2, 1, 3), new(8, 3, 3, 1, 1, 1),
    ];

    // With the value at numbers, and what it is for all of them.
    private static readonly (string Needs, SizeMeaning Kind, string Message, Func<Trial, bool, Rational?> Value, Func<Func<char, IndexExpression>, IndexExpression?> Exact)[] Formulas =
    [
        ("HK", SizeMeaning.Output, "It is the size of the output", (trial, isRounded) => Windows(trial, isRounded), of => IndexExpression.Floor(of('H') + 2 * of('p') - of('d') * (of('K') - 1) - 1, of('s')) + 1),
        ("HK", SizeMeaning.Transposed, "It is the size of the output of a transposed convolution", (trial, _) => trial.Stride * (trial.Input - 1) + trial.Dilation * (trial.Filter - 1) + 1 - 2 * trial.Padding + trial.Extra, of => of('s') * (of('H') - 1) + of('d') * (of('K') - 1) + 1 - 2 * of('p') + of('o')),
        ("Hs", SizeMeaning.Same, "It is the size of the output with the padding that is called same", (trial, isRounded) => isRounded || trial.Input % trial.Stride == 0 ? (trial.Input + trial.Stride - 1) / trial.Stride : null, of => IndexExpression.Floor(of('H') + of('s') - 1, of('s'))),
        ("Kd", SizeMeaning.Extent, "It is the extent of the dilated filter", (trial, _) => trial.Dilation * (trial.Filter - 1) + 1, of => of('d') * (of('K') - 1) + 1),
        ("K", SizeMeaning.KeepingPadding, "It is the padding that keeps the size at a stride of 1", (trial, _) => trial.Dilation * (trial.Filter - 1) % 2 == 0 ? (Rational?)(trial.Dilation * (trial.Filter - 1) / 2) : null, _ => null),
        ("K", SizeMeaning.FullPadding, "It is the padding of a full convolution", (trial, _) => trial.Dilation * (trial.Filter - 1), of => of('d') * (of('K') - 1)),
    ];

    // Names for what the formula has a name for.
    private static LayerSizes SizesOf(char[] roles, bool isTransposed)
    {
        var general = LayerSizes.General(isTransposed);
        return general with
        {
            Stride = roles.Contains('s') ? general.Stride : [1],
            Dilation = roles.Contains('d') ? general.Dilation : [1],
            PaddingBefore = roles.Contains('p') ? general.PaddingBefore : [0],
            PaddingAfter = roles.Contains('p') ? general.PaddingBefore : [0],
            OutputPadding = roles.Contains('o') ? general.OutputPadding : [0],
        };
    }

    private static bool IsExact(Node formula, string[] names, char[] roles, Func<Func<char, IndexExpression>, IndexExpression?> exact)
    {
        try
        {
            IndexExpression Size(char role) => roles.Contains(role) ? role.ToString() : role is 's' or 'd' ? 1 : 0;
            return exact(Size) is { } value && SizeExpression.Of(formula, name => roles[Array.IndexOf(names, name)].ToString())?.Is(value) == true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>What a formula is, and whether it is that for all sizes; null where it is none of those that are known.</summary>
    /// <param name="formula">The right side.</param>
    /// <param name="names">The names in it.</param>
    /// <param name="isPadding">Whether the left side is a padding.</param>
    public static (SizeMeaning Kind, string Message, bool IsExact)? Meaning(Node formula, string[] names, bool isPadding)
    {
        var hinted = Hints(names);
        if (AreClear(hinted))
            return Meaning(formula, names, hinted, isPadding);
        foreach (var roles in Extend([], names.Length))
        {
            if (roles.Contains('H') && roles.Contains('K') && Meaning(formula, names, roles, isPadding) is { } message)
                return message;
        }
        return hinted.Distinct().Count() == hinted.Length ? Meaning(formula, names, hinted, isPadding) : null;
    }

    /// <summary>What the names are by their usual letters.</summary>
    public static char[] Hints(IEnumerable<string> names) => [.. names.Select(Hint)];

    /// <summary>Whether the letters say which name is the input and which the filter, and that no two are the same.</summary>
    public static bool AreClear(char[] hints) => hints.Contains('H') && hints.Contains('K') && hints.Distinct().Count() == hints.Length;

    /// <summary>What a name is by its usual letter.</summary>
    public static char Hint(string name)
    {
        string[] parts = name.ToLowerInvariant().Split('_', '^');
        string plain = parts[0].TrimEnd('\'');
        return plain switch
        {
            "op" or "output" or "outputpadding" => 'o',
            "p" or "pad" or "padding" => parts.Length > 1 && parts[1] is "out" or "o" ? 'o' : 'p',
            "s" or "stride" or "strides" => 's',
            "d" or "dilation" or "dil" or "r" when plain != "r" => 'd',
            "k" or "f" or "r" or "kernel" or "filter" or "w" when plain != "w" || name.Contains('k', StringComparison.Ordinal) => 'K',
            "c" or "cin" or "channels" => 'c',
            _ => 'H',
        };
    }

    private static (SizeMeaning Kind, string Message, bool IsExact)? Meaning(Node formula, string[] names, char[] roles, bool isPadding)
    {
        foreach (var (needs, kind, message, value, exact) in Formulas)
        {
            if (needs.All(roles.Contains) && (needs.Contains('H', StringComparison.Ordinal) == roles.Contains('H')) && (needs.Contains('K', StringComparison.Ordinal) == roles.Contains('K')) && (needs == "K") == isPadding && Holds(formula, names, roles, value))
            {
                bool isExact = IsExact(formula, names, roles, exact);
                return (kind, message + (isExact ? $", for all sizes{(needs == "HK" ? GeneralProof.Fixed(SizesOf(roles, false)) : "")}." : "."), isExact);
            }
        }
        return null;
    }

    private static bool Holds(Node formula, string[] names, char[] roles, Func<Trial, bool, Rational?> wanted)
    {
        int tried = 0;
        bool isRounded = Nodes.Within(formula).Any(node => node is GroupNode { Open: "⌊" or "⌈" });
        foreach (var trial in Trials)
        {
            var own = new Trial(trial.Input, trial.Filter, roles.Contains('s') ? trial.Stride : 1, roles.Contains('p') ? trial.Padding : 0, roles.Contains('d') ? trial.Dilation : 1, roles.Contains('o') ? trial.Extra : 0);
            if (wanted(own, isRounded) is not { } value)
                continue;
            if (SizeValue.Of(formula, name => Array.IndexOf(names, name) is >= 0 and var k ? own.Of(roles[k]) : null) != value)
                return false;
            tried++;
        }
        return tried >= 3;
    }

    // Null where the windows do not fit in, and where they leave a rest that only a rounded formula is right for.
    private static Rational? Windows(Trial trial, bool isRounded)
    {
        int room = trial.Input + 2 * trial.Padding - trial.Dilation * (trial.Filter - 1) - 1;
        return room < 0 || (!isRounded && room % trial.Stride != 0) ? null : room / trial.Stride + 1;
    }

    // The roles in the place of the names, all different.
    private static IEnumerable<char[]> Extend(char[] roles, int count) =>
        roles.Length == count ? [roles] : Roles.Where(role => !roles.Contains(role)).SelectMany(role => Extend([.. roles, role], count));

    private readonly record struct Trial(int Input, int Filter, int Stride, int Padding, int Dilation, int Extra)
    {
        public int Of(char role) => role switch { 'H' => Input, 'K' => Filter, 's' => Stride, 'p' => Padding, 'd' => Dilation, _ => Extra };
    }
}
