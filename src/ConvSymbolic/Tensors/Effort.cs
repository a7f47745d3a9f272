using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Tensors;

/// <summary>How much work may be spent on expressions that somebody else wrote, in parts of expressions that are worked out.</summary>
/// <param name="most">How much.</param>
/// <param name="whole">What it is a part of: all that is spent here is spent there, too.</param>
/// <param name="what">What is worked out, for the message.</param>
/// <param name="cancellation">Asks to stop before that.</param>
internal sealed class Effort(long most, Effort? whole = null, string what = "this", CancellationToken cancellation = default)
{
    /// <summary>The code of the error when all is spent.</summary>
    public const string Code = "expression.effort";

    private const int Between = 1024;

    /// <summary>How much has been spent.</summary>
    public long Spent { get; private set; }

    /// <summary>Whether nothing is left, here or of the whole.</summary>
    public bool IsSpent => Spent > most || whole is { IsSpent: true };

    /// <summary>Spends one.</summary>
    /// <exception cref="ConvSymbolicException">All is spent.</exception>
    public void Spend()
    {
        if (Spent % Between == 0)
            cancellation.ThrowIfCancellationRequested();
        Spend(1);
    }

    /// <summary>Spends more at once.</summary>
    /// <param name="amount">How much.</param>
    /// <exception cref="ConvSymbolicException">All is spent.</exception>
    public void Spend(long amount)
    {
        Spent += amount;
        if (Spent > most)
            Fail.With(Code, FormattableString.Invariant($"It would take more than {most:N0} steps to work {what} out."));
        whole?.Spend(amount);
    }
}
