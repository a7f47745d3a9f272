using System.Numerics;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Arrays;

/// <summary>NumPy's type strings: a byte order, a letter for the kind, a number of bytes.</summary>
internal static class NpyElements
{
    public static NpyElementType TypeOf<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? NpyElementType.Float32
        : typeof(T) == typeof(double) ? NpyElementType.Float64
        : Fail.With<NpyElementType>("npy.type", $"An array of {typeof(T).Name} can't be kept; float or double was expected.", typeof(T).Name, "float or double");

    public static string NameOf(NpyElementType type) => type == NpyElementType.Float32 ? "float32" : "float64";

    public static int SizeOf(NpyElementType type) => type == NpyElementType.Float32 ? sizeof(float) : sizeof(double);

    /// <summary>Reads <c>&lt;f4</c>, <c>&gt;f8</c>, <c>=f4</c> (the order of the machine that reads) and the like.</summary>
    /// <returns>Null when it is anything else.</returns>
    public static (NpyElementType Type, bool IsBigEndian)? Parse(string code)
    {
        bool hasOrder = code.Length > 0 && code[0] is '<' or '>' or '=' or '|';
        bool isBigEndian = hasOrder && code[0] != '=' && code[0] != '|' ? code[0] == '>' : !BitConverter.IsLittleEndian;
        return (hasOrder ? code[1..] : code) switch
        {
            "f4" => (NpyElementType.Float32, isBigEndian),
            "f8" => (NpyElementType.Float64, isBigEndian),
            _ => null,
        };
    }

    /// <summary>What a reader calls the type of a type string that isn't supported.</summary>
    public static string Explain(string code)
    {
        string plain = code.Length > 0 && code[0] is '<' or '>' or '=' or '|' ? code[1..] : code;
        if (plain.Length == 0)
            return "nothing";
        int? bits = int.TryParse(plain.AsSpan(1), System.Globalization.NumberStyles.None, null, out int bytes) && bytes <= 64 ? bytes * 8 : null;
        return plain[0] switch
        {
            'O' => "Python objects (pickled)",
            'b' => "bool",
            'i' => $"int{bits}",
            'u' => $"uint{bits}",
            'f' => $"float{bits}",
            'c' => $"complex{bits}",
            'S' or 'a' => "byte strings",
            'U' => "strings",
            'M' => "dates",
            'm' => "time spans",
            'V' => "raw bytes (a structured type)",
            _ => "an unknown type",
        };
    }
}
