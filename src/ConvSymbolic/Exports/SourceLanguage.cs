namespace ConvSymbolic.Exports;

/// <summary>In what the source of a layer is written.</summary>
public enum SourceLanguage
{
    /// <summary>C#: a static class with methods over spans.</summary>
    CSharp,

    /// <summary>C99: functions over pointers.</summary>
    C,

    /// <summary>Python: a module of functions over NumPy arrays.</summary>
    Python,
}
