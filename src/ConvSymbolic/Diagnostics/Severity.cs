namespace ConvSymbolic.Diagnostics;

/// <summary>How much a diagnostic weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Information,

    /// <summary>Probably not what was meant; the work went on.</summary>
    Warning,

    /// <summary>The work can't be done as asked.</summary>
    Error,
}
