using ConvSymbolic.Checking.Forms;
using ConvSymbolic.Indices;

namespace ConvSymbolic.Checking.Statements;

/// <summary>Finds symbols that are said to be another one rotated: W' = rot180(W), w̃_{mn} = w_{k−1−m,k−1−n}.</summary>
internal static class Rotations
{
    /// <summary>Tells a survey of them; false where there are none.</summary>
    public static bool AddTo(Survey survey, IEnumerable<Statement> statements)
    {
        bool isAny = false;
        foreach (var equality in statements.OfType<Equality>())
        {
            if (equality.Left.Form is not RefForm symbol || Array(symbol, equality.Right.Form) is not { } array || array.Key == symbol.Key || survey.RotationOf(array.Key) is not null)
                continue;
            survey.AddRotation(symbol.Key, array);
            isAny = true;
        }
        return isAny;
    }

    private static RefForm? Array(RefForm symbol, Form right) => right switch
    {
        OperatorForm { Kind: OperatorKind.Rotate, Operands: [RefForm { Indices.Count: 0 } array] } when symbol.Indices.Count == 0 => array,
        EntryForm { Array: OperatorForm { Kind: OperatorKind.Rotate, Operands: [RefForm { Indices.Count: 0 } array] } } entry when SameLetters(symbol, entry.Indices) => array,
        RefForm { Indices.Count: > 0 } array when array.Indices.Count == symbol.Indices.Count && symbol.Indices.Zip(array.Indices).All(pair => IsReversed(pair.First, pair.Second)) => array with { Indices = [] },
        _ => null,
    };

    private static bool SameLetters(RefForm symbol, EquatableArray<IndexForm> indices) =>
        symbol.Indices.Count == indices.Count && symbol.Indices.Zip(indices).All(pair => pair.First.Variable is not null && pair.First.Value == pair.Second.Value);

    // m and k − 1 − m
    private static bool IsReversed(IndexForm one, IndexForm other) =>
        one.Variable is { } name && other is { Divisor: null } && Contexts.SymbolicAxis.Coefficient(other.Value, name) is { Constant: -1 } && other.Value.Names.Distinct().Skip(1).Any();
}
