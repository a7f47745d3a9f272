using ConvSymbolic.Checking.Forms;

namespace ConvSymbolic.Checking.Judging;

/// <summary>Whether something speaks of one size: of entries with numbers as indices, of sums with numbers as limits, of matrices.</summary>
internal static class Concreteness
{
    /// <summary>Whether it does, or has numbers for the stride, the dilation or the padding of an operator.</summary>
    public static bool IsConcrete(Form form) => IsOfOneSize(form)
        || FormTree.Within(form).Any(part => part is OperatorForm applied && applied.Arguments.Any(argument => IndexReader.Value(argument.Value)?.Constant is not null || argument.Value is Latex.GroupNode));

    /// <summary>Whether it does, whatever settings the operators have.</summary>
    public static bool IsOfOneSize(Form form) => FormTree.Within(form).Any(part => part switch
    {
        RefForm reference => reference.Indices.Any(IsNumber),
        EntryForm entry => entry.Indices.Any(IsNumber) || IsOfOneSize(entry.Array),
        BigSumForm sum => sum.Limits.Any(limit => limit.Last is { } last && IsNumber(last)),
        GridForm => true,
        NumberForm number => !number.Value.IsOne && number.Value != -1,
        _ => false,
    });

    private static bool IsNumber(IndexForm index) => index.Value.Constant is not null;
}
