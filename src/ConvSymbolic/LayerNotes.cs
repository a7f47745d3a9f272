using ConvSymbolic.Layers;
using ConvSymbolic.Rendering.Notes;

namespace ConvSymbolic;

/// <summary>Lecture notes of a layer.</summary>
public static class LayerNotes
{
    /// <summary>Writes the complete lecture notes of a layer: every formula is made and proved by the engine.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="output">Where they are written.</param>
    /// <param name="options">Format, detail, names and template; the defaults when left out.</param>
    /// <exception cref="Diagnostics.ConvSymbolicException">The template is at fault.</exception>
    public static void WriteNotes(this Layer layer, TextWriter output, NotesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(output);
        LectureNotes.Write(layer, options ?? new NotesOptions(), output);
    }
}
