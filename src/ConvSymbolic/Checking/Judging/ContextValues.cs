using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Checking.Judging;

/// <summary>What the names stand for in a sample: the truth, or what follows when earlier wrong lines are taken at their word.</summary>
/// <param name="sample">The layer.</param>
/// <param name="hasBias">Whether the outputs have a bias.</param>
/// <param name="claims">What an author said of entries, by name and position; empty for the truth.</param>
internal sealed class ContextValues(Sample sample, bool hasBias, IReadOnlyDictionary<(string Name, int Offset, bool IsGradient), Polynomial> claims) : ISymbolValues
{
    private readonly DerivationValues _truth = new(hasBias ? sample.BiasedDerivation : sample.Derivation);

    public static IReadOnlyDictionary<(string, int, bool), Polynomial> NoClaims { get; } = new Dictionary<(string, int, bool), Polynomial>();

    public Ring Ring => _truth.Ring;

    public (Shape Shape, int LeadingAxes)? ArrayOf(string name) => name == Names.Bias && !hasBias ? null : _truth.ArrayOf(name);

    public Polynomial Value(string name, int offset) => claims.Count > 0 && claims.TryGetValue((name, offset, false), out var claimed) ? claimed : _truth.Value(name, offset);

    public Polynomial Gradient(string name, int offset) => claims.Count > 0 && claims.TryGetValue((name, offset, true), out var claimed) ? claimed : _truth.Gradient(name, offset);

    public Variable? SymbolOf(string name, int offset) => _truth.SymbolOf(name, offset);
}
