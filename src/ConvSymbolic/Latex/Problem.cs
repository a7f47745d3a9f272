namespace ConvSymbolic.Latex;

/// <summary>Why a row can't be read.</summary>
/// <param name="Range">The place where reading stopped.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What would have fitted.</param>
/// <param name="Message">Both in one sentence.</param>
internal sealed record Problem(TextRange Range, string Found, string Expected, string Message);
