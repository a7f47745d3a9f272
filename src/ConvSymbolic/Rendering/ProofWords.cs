using System.Diagnostics;
using ConvSymbolic.Proofs;

namespace ConvSymbolic.Rendering;

/// <summary>The words of verdicts and scopes, the same in every format.</summary>
internal static class ProofWords
{
    public static string Verdict(Verdict verdict) => verdict switch
    {
        Proofs.Verdict.Proved => "proved",
        Proofs.Verdict.Refuted => "refuted",
        Proofs.Verdict.Undecided => "undecided",
        _ => throw new UnreachableException(),
    };

    public static string Scope(Scope scope) => scope switch
    {
        Proofs.Scope.ThisSize => "this-size",
        Proofs.Scope.AllSizes => "all-sizes",
        _ => throw new UnreachableException(),
    };

    public static string ScopeInWords(Scope scope) => scope == Proofs.Scope.AllSizes ? "for all sizes" : "at this size";

    /// <summary>What outside checkers say, to stand behind what is said here: <c>; proved by z3, undecided by cvc5</c>.</summary>
    public static string Outside(IReadOnlyList<OutsideVerdict> outside) =>
        string.Concat(outside.Select((other, k) => $"{(k == 0 ? "; " : ", ")}{Verdict(other.Verdict)} by {other.Checker}"));
}
