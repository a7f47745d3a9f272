namespace ConvSymbolic.Rendering;

/// <summary>Where the readers of LaTeX differ.</summary>
/// <param name="OperatorName">The command that sets the name of an operator upright.</param>
/// <param name="ThinSpace">A thin space.</param>
internal sealed record LatexDialect(string OperatorName, string ThinSpace)
{
    /// <summary>LaTeX with amsmath.</summary>
    public static LatexDialect Tex { get; } = new(@"\operatorname", @"\,");

    /// <summary>
    /// GitHub: it refuses \operatorname, and its Markdown takes the backslash off punctuation before the maths is read.
    /// </summary>
    public static LatexDialect GitHub { get; } = new(@"\mathrm", @"\thinspace ");
}
