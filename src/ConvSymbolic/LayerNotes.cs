using ConvSymbolic.Layers;
using ConvSymbolic.Rendering.Notes;

namespace ConvSymbolic;

/// <summary>Lecture notes of a layer.</summary>
public static class LayerNotes
{
    /// <summary>Writes the complete lecture notes of a layer: every formula is made and proved by the engine.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="options">Format, detail, names and template; the defaults when left out.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The template is at fault.</exception>
    public static void WriteNotes(this Layer layer, TextWriter output, NotesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(output);
        LectureNotes.Write(layer, options ?? new NotesOptions(), output);
    }

    /// <summary>The same as a text: the complete lecture notes of a layer: every formula is made and proved by the engine.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="options">Format, detail, names and template; the defaults when left out.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The template is at fault.</exception>
    public static string ToNotes(this Layer layer, NotesOptions? options = null) =>
        Written.ToText(output => layer.WriteNotes(output, options));

    /// <summary>The same into a file. Without options, a name that ends with .tex asks for LaTeX, any other for Markdown.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Format, detail, names and template.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The file can't be written, or the template is at fault.</exception>
    public static void SaveNotes(this Layer layer, string path, NotesOptions? options = null)
    {
        options ??= new NotesOptions { Format = path?.EndsWith(".tex", StringComparison.OrdinalIgnoreCase) == true ? NotesFormat.Latex : NotesFormat.Markdown };
        Written.Save(path!, output => layer.WriteNotes(output, options));
    }
}
