using ConvSymbolic.Benchmarks;

namespace ConvSymbolic.Tests.Support;

/// <summary>The theory in Coq, compiled once for all tests that ask for it; they are skipped where Coq is not installed.</summary>
public sealed class CoqTheoryFixture : IDisposable
{
    private readonly Lazy<Coq?> _coq = new(Coq.Build);

    internal Coq Installed
    {
        get
        {
            Assert.SkipUnless(FullRun.IsOn, "Coq compiles the theory, which the full run does");
            Assert.SkipWhen(_coq.Value is null, "Coq is not installed (Debian: coq, libcoq-mathcomp-ssreflect, libcoq-mathcomp-algebra).");
            return _coq.Value!;
        }
    }

    public void Dispose()
    {
        if (_coq.IsValueCreated)
            _coq.Value?.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class CoqTests : ICollectionFixture<CoqTheoryFixture>
{
    public const string Name = "Coq";
}
