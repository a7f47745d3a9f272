using System.Numerics;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Arrays;

/// <summary>NumPy's type strings: a byte order, a letter for the kind, a number of bytes.</summary>
internal static class NpyElements
{
    /// <summary>What is expected of a file.</summary>
    public const string Known = "whole numbers, float16, float32 or float64";

    private static readonly (NpyElementType Type, string Code, string Name)[] All =
    [
        (NpyElementType.Float32, "f4", "float32"),
        (NpyElementType.Float64, "f8", "float64"),
        (NpyElementType.Float16, "f2", "float16"),
        (NpyElementType.Int8, "i1", "int8"),
        (NpyElementType.Int16, "i2", "int16"),
        (NpyElementType.Int32, "i4", "int32"),
        (NpyElementType.Int64, "i8", "int64"),
        (NpyElementType.UInt8, "u1", "uint8"),
        (NpyElementType.UInt16, "u2", "uint16"),
        (NpyElementType.UInt32, "u4", "uint32"),
        (NpyElementType.UInt64, "u8", "uint64"),
    ];

    public static NpyElementType TypeOf<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? NpyElementType.Float32
        : typeof(T) == typeof(double) ? NpyElementType.Float64
        : typeof(T) == typeof(Half) ? NpyElementType.Float16
        : Fail.With<NpyElementType>("npy.type", $"An array of {typeof(T).Name} can't be kept; float, double or Half was expected.", typeof(T).Name, "float, double or Half");

    /// <summary>What NumPy calls a type of numbers.</summary>
    public static string NameOf<T>() =>
        typeof(T) == typeof(float) ? "float32"
        : typeof(T) == typeof(double) ? "float64"
        : typeof(T) == typeof(Half) ? "float16"
        : typeof(T).Name.ToLowerInvariant();

    public static string NameOf(NpyElementType type) => All[(int)type].Name;

    /// <summary>NumPy's type string of the elements as they are written: the least significant byte first.</summary>
    public static string CodeOf(NpyElementType type) => (All[(int)type].Code[^1] == '1' ? "|" : "<") + All[(int)type].Code;

    /// <summary>Reads <c>&lt;f4</c>, <c>&gt;f8</c>, <c>=i4</c> (the order of the machine that reads) and the like.</summary>
    /// <returns>Null when it is anything else.</returns>
    public static (NpyElementType Type, bool IsBigEndian)? Parse(string code)
    {
        bool hasOrder = code.Length > 0 && code[0] is '<' or '>' or '=' or '|';
        bool isBigEndian = hasOrder && code[0] != '=' && code[0] != '|' ? code[0] == '>' : !BitConverter.IsLittleEndian;
        string plain = hasOrder ? code[1..] : code;
        int known = Array.FindIndex(All, one => one.Code == plain);
        return known < 0 ? null : (All[known].Type, isBigEndian);
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
