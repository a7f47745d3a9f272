using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Tensors;

/// <summary>How much work may be spent on expressions that somebody else wrote, in parts of expressions that are worked out.</summary>
/// <param name="most">How much.</param>
/// <param name="cancellation">Asks to stop before that.</param>
internal sealed class Effort(long most, CancellationToken cancellation = default)
{
    private const int Between = 1024;

    /// <summary>How much has been spent.</summary>
    public long Spent { get; private set; }

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
            Fail.With("expression.effort", FormattableString.Invariant($"It would take more than {most:N0} steps to work this out."));
    }
}
