using ConvSymbolic.Derivations;

namespace ConvSymbolic.Rendering;

/// <summary>Writes a derivation in one format while it is made: first the entries of every target, then the steps that lead there.</summary>
internal abstract class DerivationWriter
{
    /// <summary>Whether the format has a place for the steps.</summary>
    public virtual bool HasSteps => true;

    /// <summary>What comes first.</summary>
    public abstract void Start();

    /// <summary>The entries of a target follow.</summary>
    public abstract void StartTarget(Target target);

    /// <summary>An entry.</summary>
    public abstract void Entry(TargetEntry entry);

    /// <summary>No more entries.</summary>
    public abstract void EndEntries();

    /// <summary>What the operators in the steps mean; steps follow.</summary>
    public abstract void Define(OperatorDefinitions operators);

    /// <summary>The steps to a target; at least one.</summary>
    public abstract void Steps(Target target, IReadOnlyList<Step> steps);

    /// <summary>What comes last.</summary>
    public abstract void End();
}
