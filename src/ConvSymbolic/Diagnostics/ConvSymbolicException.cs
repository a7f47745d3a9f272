namespace ConvSymbolic.Diagnostics;

/// <summary>The one exception that this library throws for input that is at fault; it wraps a <see cref="Diagnostic"/>.</summary>
public sealed class ConvSymbolicException : Exception
{
    /// <summary>Wraps a diagnostic.</summary>
    /// <param name="diagnostic">What is wrong.</param>
    public ConvSymbolicException(Diagnostic diagnostic)
        : base(diagnostic?.ToString())
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        Diagnostic = diagnostic;
    }

    /// <summary>Wraps a message without a code.</summary>
    /// <param name="message">What is wrong.</param>
    public ConvSymbolicException(string message)
        : this(new Diagnostic("error", message))
    {
    }

    /// <summary>Wraps a message without a code and the exception behind it.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The exception behind it.</param>
    public ConvSymbolicException(string message, Exception innerException)
        : base(message, innerException)
    {
        Diagnostic = new Diagnostic("error", message);
    }

    /// <summary>An error without details.</summary>
    public ConvSymbolicException()
        : this("The input is at fault.")
    {
    }

    /// <summary>What is wrong, as a value.</summary>
    public Diagnostic Diagnostic { get; }
}
