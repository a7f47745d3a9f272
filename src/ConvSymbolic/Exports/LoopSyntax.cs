using System.CodeDom.Compiler;
using System.Globalization;
using ConvSymbolic.Tensors;

namespace ConvSymbolic.Exports;

/// <summary>An array that a function takes: its name, its shape, and whether it is the result.</summary>
internal readonly record struct SourceArray(string Name, Shape Shape, bool IsResult = false);

/// <summary>A size or setting that the source names.</summary>
internal readonly record struct SourceConstant(string Name, long Value);

/// <summary>Where the languages with C's loops differ.</summary>
internal abstract class LoopSyntax
{
    /// <summary>The type of the entries.</summary>
    public abstract string Number { get; }

    /// <summary>The name of a constant, from words such as <c>filters per group</c>.</summary>
    public abstract string Constant(string words);

    /// <summary>Writes what stands before the functions.</summary>
    public abstract void Start(IndentedTextWriter code, IEnumerable<string> comment, IEnumerable<SourceConstant> constants);

    /// <summary>The head of a function, from words such as <c>filter gradient</c>.</summary>
    public abstract string Head(string words, IEnumerable<SourceArray> arrays);

    /// <summary>Writes what stands after the functions.</summary>
    public virtual void End(IndentedTextWriter code)
    {
    }

    public static void Comment(IndentedTextWriter code, IEnumerable<string> lines)
    {
        foreach (string line in lines)
            code.WriteLine($"// {line}");
    }
}

/// <summary>C99.</summary>
internal sealed class CSyntax : LoopSyntax
{
    public override string Number => "real";

    public override string Constant(string words) => words.Replace(' ', '_').ToUpperInvariant();

    public override void Start(IndentedTextWriter code, IEnumerable<string> comment, IEnumerable<SourceConstant> constants)
    {
        Comment(code, comment);
        code.WriteLineNoTabs("");
        code.WriteLine("typedef double real; // or float");
        code.WriteLineNoTabs("");
        code.WriteLine("enum");
        code.WriteLine("{");
        code.Indent++;
        foreach (var (name, value) in constants)
            code.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} = {value},"));
        code.Indent--;
        code.WriteLine("};");
    }

    public override string Head(string words, IEnumerable<SourceArray> arrays) =>
        $"void layer_{words.Replace(' ', '_')}({string.Join(", ", arrays.Select(array => $"{(array.IsResult ? "" : "const ")}real *{array.Name}"))})";
}

/// <summary>C#.</summary>
internal sealed class CSharpSyntax : LoopSyntax
{
    public override string Number => "Real";

    public override string Constant(string words) =>
        string.Concat(words.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    public override void Start(IndentedTextWriter code, IEnumerable<string> comment, IEnumerable<SourceConstant> constants)
    {
        Comment(code, comment);
        code.WriteLineNoTabs("");
        code.WriteLine("using System;");
        code.WriteLine("using Real = System.Double; // or System.Single");
        code.WriteLineNoTabs("");
        code.WriteLine("public static class ConvolutionLayer");
        code.WriteLine("{");
        code.Indent++;
        foreach (var (name, value) in constants)
            code.WriteLine(string.Create(CultureInfo.InvariantCulture, $"private const int {name} = {value};"));
    }

    public override string Head(string words, IEnumerable<SourceArray> arrays) =>
        $"public static void {Constant(words)}({string.Join(", ", arrays.Select(array => $"{(array.IsResult ? "Span" : "ReadOnlySpan")}<Real> {array.Name}"))})";

    public override void End(IndentedTextWriter code)
    {
        code.Indent--;
        code.WriteLine("}");
    }
}
