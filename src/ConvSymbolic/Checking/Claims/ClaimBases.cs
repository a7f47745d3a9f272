using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;

namespace ConvSymbolic.Checking.Claims;

/// <summary>
/// Where indices of a claim start: at 0 where it writes an entry 0 or a sum over entries from 0, at 1 where its sums start there or all its
/// numbers are larger, else at 0. Images, channels and filters may be counted from another number than positions.
/// </summary>
/// <param name="Positions">The first position.</param>
/// <param name="Planes">The first image, channel and filter.</param>
/// <param name="IsGuessed">Whether they may as well start at the other number: a sum from 1 may leave out the first entry, and an entry 0
/// of the input may be one of the padding.</param>
/// <param name="ArePlanesGuessed">The same for images, channels and filters.</param>
internal sealed record ClaimBases(int Positions, int Planes, bool IsGuessed, bool ArePlanesGuessed)
{
    /// <summary>Those of a claim.</summary>
    /// <param name="context">What its arrays are.</param>
    /// <param name="forms">Its parts.</param>
    /// <param name="given">The first index where it is given.</param>
    public static ClaimBases Of(Context context, IReadOnlyList<Form> forms, int? given)
    {
        if (given is { } first)
            return new(first, first, false, false);
        var (positions, isGuessed) = Find(context, forms, kind => kind == AxisKind.Spatial);
        var (planes, areGuessed) = Find(context, forms, kind => kind != AxisKind.Spatial);

        // Sums over channels from 1 say it of positions, too, where nothing else does; numbers of channels don't.
        if (positions is null && planes == 1 && !areGuessed)
            (positions, isGuessed) = (1, true);
        return new(positions ?? 0, planes ?? positions ?? 0, isGuessed, areGuessed);
    }

    /// <summary>The numbers among the indices of some kind.</summary>
    public static IEnumerable<long> NumbersOf(Context context, IReadOnlyList<Form> forms, Func<AxisKind, bool> isWanted) =>
        Indices(context, forms, isWanted).Select(index => index.Value.Constant).OfType<long>();

    private static (int? First, bool IsGuessed) Find(Context context, IReadOnlyList<Form> forms, Func<AxisKind, bool> isWanted)
    {
        var limits = forms.OfType<BigSumForm>().SelectMany(sum => sum.Limits.Where(limit =>
            Indices(context, FormTree.Within(sum.Body), isWanted).Any(index => index.Variable == limit.Name))).ToList();
        var firsts = limits.Where(limit => !limit.IsListed).Select(limit => limit.First?.Value.Constant).ToList();
        var numbers = NumbersOf(context, forms, isWanted).ToList();
        bool hasFirst = Indices(context, WithoutZerosBeside(context, forms), isWanted).Any(index => index.Value.Constant <= 0);
        if (hasFirst || firsts.Contains(0))
            return (0, false);
        if (numbers.Exists(number => number <= 0))
            return (0, true);
        if (firsts.Contains(1) || numbers.Count > 0)
            return (1, true);
        return limits.Exists(limit => limit is { IsListed: true, First.Value.Constant: not 0 }) ? (0, true) : (null, true);
    }

    // Beside the input and the gradient that arrives there are zeros, whose indices are those of no entry.
    private static IEnumerable<Form> WithoutZerosBeside(Context context, IReadOnlyList<Form> forms)
    {
        var by = forms.OfType<GradientForm>().Select(gradient => gradient.By.Range).ToHashSet();
        return forms.Where(form => form is RefForm reference && context.RoleOf(reference) switch
        {
            Role.Input => by.Contains(reference.Range),
            Role.Output => !by.Contains(reference.Range),
            Role.Upstream => false,
            _ => true,
        });
    }

    private static IEnumerable<IndexForm> Indices(Context context, IEnumerable<Form> forms, Func<AxisKind, bool> isWanted)
    {
        foreach (var reference in forms.OfType<RefForm>())
        {
            var positions = context.Layout.PositionsOf(context.RoleOf(reference));
            for (int k = 0; k < positions.Length && positions.Length == reference.Indices.Count; k++)
            {
                if (isWanted(positions[k].Kind))
                    yield return reference.Indices[k];
            }
        }
    }
}
