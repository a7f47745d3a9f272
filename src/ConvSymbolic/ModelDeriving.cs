using ConvSymbolic.Derivations;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Models;
using ConvSymbolic.Proofs;

namespace ConvSymbolic;

/// <summary>Derives models and proves their gradients.</summary>
public static class ModelDeriving
{
    /// <summary>The most products that are worked on unless the limit is raised.</summary>
    public const long DefaultProductLimit = 2_000_000;

    /// <summary>Expands every entry of every defined array and forms every gradient.</summary>
    /// <param name="model">The model.</param>
    /// <param name="productLimit">The most products that are worked on.</param>
    /// <exception cref="ConvSymbolicException">There are more.</exception>
    public static ModelDerivation Derive(this Model model, long productLimit = DefaultProductLimit)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ModelDerivation.Of(model, productLimit);
    }

    /// <summary>
    /// Decides at the model's size, entry by entry, that the derived form of each gradient is the derivative: the form is evaluated node by node,
    /// the derivative comes from the expanded entries.
    /// </summary>
    /// <param name="derivation">The derivation.</param>
    public static ModelProofReport Prove(this ModelDerivation derivation)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        return new ModelProofReport(derivation, ModelProof.Of(derivation));
    }
}
