using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Tensors;

/// <summary>How much work may be spent on expressions that somebody else wrote, in parts of expressions that are worked out.</summary>
internal sealed class Effort(long most)
{
    /// <summary>How much has been spent.</summary>
    public long Spent { get; private set; }

    /// <summary>Spends one.</summary>
    /// <exception cref="ConvSymbolicException">All is spent.</exception>
    public void Spend()
    {
        if (++Spent > most)
            Fail.With("expression.effort", FormattableString.Invariant($"It would take more than {most:N0} steps to work this out."));
    }
}
