namespace ConvSymbolic.Rendering;

/// <summary>In what a derivation is written.</summary>
public enum DerivationFormat
{
    /// <summary>Plain text with Unicode, an entry a line, then the steps.</summary>
    Text,

    /// <summary>A LaTeX article.</summary>
    Latex,

    /// <summary>GitHub-flavoured Markdown with formulas between $$.</summary>
    Markdown,

    /// <summary>JSON, as <c>convsym derive --format json</c> prints.</summary>
    Json,

    /// <summary>Python for SymPy: an assignment an entry.</summary>
    SymPy,

    /// <summary>AngouriMath: an equation an entry.</summary>
    AngouriMath,

    /// <summary>Mathematica: a definition an entry.</summary>
    Mathematica,
}
