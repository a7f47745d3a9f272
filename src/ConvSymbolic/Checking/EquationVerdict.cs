namespace ConvSymbolic.Checking;

/// <summary>What is said of one equality that somebody wrote.</summary>
public enum EquationVerdict
{
    /// <summary>Proved for the layer of the document, in its convention.</summary>
    Right,

    /// <summary>Refuted: the two sides differ for the layer of the document.</summary>
    Wrong,

    /// <summary>Wrong in itself, yet correctly derived from an earlier wrong line.</summary>
    Follows,

    /// <summary>It introduces a symbol and claims nothing.</summary>
    Definition,

    /// <summary>It could be read and not be decided; the message says why.</summary>
    Undecided,

    /// <summary>It could not be read; the message says what was found and what was expected.</summary>
    Unreadable,

    /// <summary>It is no equation: a lone symbol, a picture of an array, scanning residue.</summary>
    NotAnEquation,
}
