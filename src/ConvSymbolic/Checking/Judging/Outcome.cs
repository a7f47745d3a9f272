using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Checking.Judging;

/// <summary>What comparing two sides gave.</summary>
internal enum OutcomeKind
{
    /// <summary>They are the same, entry by entry.</summary>
    Equal,

    /// <summary>They are not.</summary>
    Different,

    /// <summary>It could not be found out.</summary>
    Unknown,
}

/// <summary>What comparing two sides gave, and where they differ first.</summary>
internal sealed record Outcome(OutcomeKind Kind)
{
    /// <summary>Why it could not be found out, or what is wrong besides values.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The stable name of what is wrong besides values: wrong-size, free-index, off-by-one; null where values differ.</summary>
    public string? Slip { get; init; }

    /// <summary>Whether what slides over an array is larger than it.</summary>
    public bool IsTooLarge { get; init; }

    /// <summary>Whether the operands of an operator were taken in the other order than they stand in.</summary>
    public bool IsReordered { get; init; }

    /// <summary>Whether a bare sign was given zeros around an array.</summary>
    public bool TakesZeros { get; init; }

    /// <summary>The index that is free where it should not be; null for anything else.</summary>
    public string? Letter { get; init; }

    /// <summary>The two values at the first difference.</summary>
    public (Polynomial Left, Polynomial Right)? Values { get; init; }

    /// <summary>The index of the entry, where arrays were compared, 0-based.</summary>
    public int[]? Index { get; init; }

    /// <summary>All entries that differ, where arrays were compared, 0-based.</summary>
    public IReadOnlyList<int[]> Entries { get; init; } = [];

    /// <summary>The two values of each of them.</summary>
    public IReadOnlyList<(Polynomial Left, Polynomial Right)> EntryValues { get; init; } = [];

    /// <summary>Numbers of the free indices at the first difference.</summary>
    public IReadOnlyDictionary<string, long>? Free { get; init; }

    /// <summary>The layer that shows the difference.</summary>
    public Contexts.Sample? Sample { get; init; }

    /// <summary>For how many layers it was decided.</summary>
    public int Layers { get; init; }

    public static Outcome Unknown(string reason) => new(OutcomeKind.Unknown) { Reason = reason };
}
