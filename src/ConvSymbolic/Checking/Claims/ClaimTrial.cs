using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Checking.Judging;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Checking.Claims;

/// <summary>What a claim is at one layer.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Outcome">What comparing the sides gave.</param>
/// <param name="Context">The claim with the values of the layer; null where it isn't about it.</param>
internal sealed record ClaimTrial(Layer Layer, Outcome Outcome, Context? Context)
{
    public bool Holds => Outcome.Kind == OutcomeKind.Equal;

    public bool Fails => Outcome.Kind == OutcomeKind.Different;
}
