using ConvSymbolic.Checking.Forms;

namespace ConvSymbolic.Checking.Judging;

/// <summary>In which order the operands of conv and full are read: in conv(A, B) and full(B, A), B slides over A.</summary>
internal static class OperandOrder
{
    /// <summary>What is said of an output or a gradient that is stated by operands in the other order, in which people write them,
    /// too.</summary>
    public const string Note = " The operands are read in the other order: in conv(A, B) and in full(B, A), B slides over A.";

    /// <summary>Whether the order counts: two operators are compared, and no output or gradient is stated.</summary>
    public static bool IsLiteral(Form left, Form right) => IsApplied(left) && IsApplied(right);

    private static bool IsApplied(Form form) => form is OperatorForm { Kind: OperatorKind.Rotate, Operands: [var inner] } ? IsApplied(inner)
        : form is OperatorForm { Kind: OperatorKind.Convolve or OperatorKind.Full or OperatorKind.Same, Operands.Count: 2 };
}
