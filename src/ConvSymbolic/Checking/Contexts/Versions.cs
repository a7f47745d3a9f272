namespace ConvSymbolic.Checking.Contexts;

/// <summary>Marks of a step of gradient descent: which value of a parameter is meant.</summary>
internal static class Versions
{
    /// <summary>Whether a tag tells the value after the step from the one before.</summary>
    public static bool IsVersion(string tag) => IsAfter(tag) || IsBefore(tag);

    /// <summary>The value after the step.</summary>
    public static bool IsAfter(string tag) => tag.Trim('(', ')').ToLowerInvariant() is "new" or "updated" or "next" or "t+1" or "k+1" or "n+1" or "neu" or "update" or "after" or "+";

    /// <summary>The value before the step.</summary>
    public static bool IsBefore(string tag) => tag.Trim('(', ')').ToLowerInvariant() is "old" or "current" or "t" or "prev" or "previous" or "alt" or "before" or "cur";
}
