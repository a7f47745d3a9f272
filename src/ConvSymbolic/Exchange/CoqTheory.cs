using System.Text;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Exchange;

/// <summary>
/// The theory in Coq that the files of <see cref="CoqInstance"/> are about, as part of the library: written into a folder and compiled there in
/// order, with <see cref="Arguments"/>, it proves the theorems for all sizes, and instances in the same folder can be checked. Coq 8.16 and
/// mathcomp 1.15 take it.
/// </summary>
public static class CoqTheory
{
    private const string Project = "_CoqProject";

    /// <summary>The files, each after those that it needs.</summary>
    public static IReadOnlyList<OutsideFile> Files { get; } =
    [
        .. Read(Project).Split('\n').Where(line => line.EndsWith(".v", StringComparison.Ordinal)).Select(name => new OutsideFile(name, Read(name))),
    ];

    /// <summary>The files up to the theorems for all sizes, without what layers of given sizes need.</summary>
    internal static IReadOnlyList<OutsideFile> FilesForTheorems { get; } = [.. Files.Take(1 + Files.ToList().FindIndex(file => file.Name == "Theorems.v"))];

    /// <summary>What <c>coqc</c> is called with, in the folder of the files, to compile one of them or an instance.</summary>
    /// <param name="file">The name of the file.</param>
    public static IReadOnlyList<string> Arguments(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return ["-q", "-Q", ".", "ConvSymbolic", "-w", "-notation-overridden,-ambiguous-paths", file];
    }

    /// <summary>The theorem about a gradient of every layer of a kind, by its name in the theory.</summary>
    /// <param name="layer">Says whether it is transposed, and whether it is a true convolution.</param>
    /// <param name="theorem">Such as <c>filter-gradient</c>.</param>
    public static string NameOf(Layer layer, string theorem)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(theorem);
        return $"{(layer.IsTransposed ? "transposed" : "convolution")}_{(layer.IsTrueConvolution ? "true_convolution" : "cross_correlation")}_{theorem.Replace('-', '_')}";
    }

    private static string Read(string name)
    {
        using var stream = typeof(CoqTheory).Assembly.GetManifestResourceStream("proofs/" + name)
            ?? Fail.With<Stream>("coq.missing", $"The Coq file {name} is not part of this build.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
