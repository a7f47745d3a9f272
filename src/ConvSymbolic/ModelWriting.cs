using ConvSymbolic.Derivations;
using ConvSymbolic.Notation;
using ConvSymbolic.Rendering;

namespace ConvSymbolic;

/// <summary>Writes derivations of models.</summary>
public static class ModelWriting
{
    /// <summary>Writes the definitions, every entry of the defined arrays and of the gradients, and the steps, as text.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="notation">The index base; from 0 when it is left out.</param>
    public static void WriteText(this ModelDerivation derivation, TextWriter output, NotationOptions? notation = null)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        ArgumentNullException.ThrowIfNull(output);
        new ModelText(derivation, notation ?? NotationOptions.FromZero, output).WriteDerivation();
    }

    /// <summary>The same as a text.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="notation">The index base; from 0 when it is left out.</param>
    public static string ToText(this ModelDerivation derivation, NotationOptions? notation = null) => Written.ToText(output => derivation.WriteText(output, notation));

    /// <summary>The same into a file.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="path">The file.</param>
    /// <param name="notation">The index base; from 0 when it is left out.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveText(this ModelDerivation derivation, string path, NotationOptions? notation = null) =>
        Written.Save(path, output => derivation.WriteText(output, notation));

    /// <summary>Writes the JSON that <c>convsym derive --formula … --format json</c> prints.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="notation">The index base; from 0 when it is left out.</param>
    public static void WriteJson(this ModelDerivation derivation, TextWriter output, NotationOptions? notation = null)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        ArgumentNullException.ThrowIfNull(output);
        using var json = new ModelJson(derivation, notation ?? NotationOptions.FromZero, output);
        json.WriteDerivation();
    }

    /// <summary>The same as a text.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="notation">The index base; from 0 when it is left out.</param>
    public static string ToJson(this ModelDerivation derivation, NotationOptions? notation = null) => Written.ToText(output => derivation.WriteJson(output, notation));

    /// <summary>The same into a file.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="path">The file.</param>
    /// <param name="notation">The index base; from 0 when it is left out.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written.</exception>
    public static void SaveJson(this ModelDerivation derivation, string path, NotationOptions? notation = null) =>
        Written.Save(path, output => derivation.WriteJson(output, notation));
}
