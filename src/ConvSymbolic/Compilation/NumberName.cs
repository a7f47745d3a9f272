namespace ConvSymbolic.Compilation;

/// <summary>What a type of numbers is called in C#.</summary>
internal static class NumberName
{
    public static string Of<T>() => typeof(T) == typeof(double) ? "double" : typeof(T) == typeof(float) ? "float" : typeof(T).Name;
}
