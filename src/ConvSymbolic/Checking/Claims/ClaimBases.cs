using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Forms;

namespace ConvSymbolic.Checking.Claims;

/// <summary>
/// Where indices of a claim start: where its sums over them do, else where the numbers among them say, else at 0. Images, channels and
/// filters may be counted from another number than positions.
/// </summary>
/// <param name="Positions">The first position.</param>
/// <param name="Planes">The first image, channel and filter.</param>
/// <param name="IsGuessed">Whether nothing but numbers says where positions start.</param>
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
        var firsts = limits.Where(limit => !limit.IsListed).Select(limit => limit.First?.Value.Constant).Where(first => first is 0 or 1).ToList();
        if (firsts.Count > 0)
            return (2 * firsts.Count(first => first == 0) >= firsts.Count ? 0 : 1, false);
        var numbers = NumbersOf(context, forms, isWanted).ToList();
        if (numbers.Count > 0)
            return numbers.Min() <= 0 ? (0, false) : (1, true);
        return limits.Exists(limit => limit is { IsListed: true, First.Value.Constant: not 0 }) ? (0, true) : (null, false);
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
