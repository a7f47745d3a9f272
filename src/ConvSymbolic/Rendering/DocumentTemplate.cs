using System.Text;
using ConvSymbolic.Diagnostics;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ConvSymbolic.Rendering;

/// <summary>
/// The shell around a document: a Scriban text that writes <c>{{ title }}</c> and <c>{{ body }}</c>, both ready for the format, where
/// they belong. The built-in ones can be replaced by a file.
/// </summary>
public sealed class DocumentTemplate
{
    private readonly Template _template;
    private readonly string _name;

    private DocumentTemplate(string text, string name)
    {
        _name = name;
        _template = Template.Parse(text, name);
        if (!_template.HasErrors)
            return;
        var message = _template.Messages[0];
        Fault(message.Span.Start.Line, message.Span.Start.Column, message.Message);
    }

    /// <summary>The built-in shell of a LaTeX article.</summary>
    public static DocumentTemplate Latex => BuiltIn("notes.tex");

    /// <summary>The built-in shell of a Markdown page.</summary>
    public static DocumentTemplate Markdown => BuiltIn("notes.md");

    /// <summary>Reads a shell from a file.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <exception cref="ConvSymbolicException">The file can't be read, or its text is no template.</exception>
    public static DocumentTemplate Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            return new DocumentTemplate(File.ReadAllText(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Fail.With<DocumentTemplate>("template.unreadable", $"The template '{path}' can't be read: {error.Message}", path, "a readable file");
        }
    }

    /// <summary>Reads a shell from a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="ConvSymbolicException">The text is no template.</exception>
    public static DocumentTemplate Parse(string text, string name = "template")
    {
        ArgumentNullException.ThrowIfNull(text);
        return new DocumentTemplate(text, name);
    }

    /// <summary>The document: the shell with its places filled.</summary>
    /// <param name="title">The title, escaped for the format.</param>
    /// <param name="body">The body in the format.</param>
    /// <exception cref="ConvSymbolicException">The template asks for something that is not there.</exception>
    public string Render(string title, string body)
    {
        // Values are put in by name, without reflection, so that ahead-of-time compilation works; a body may have any length.
        var values = new ScriptObject { ["title"] = title, ["body"] = body };
        var context = new TemplateContext { StrictVariables = true, LimitToString = 0 };
        context.PushGlobal(values);
        try
        {
            return _template.Render(context);
        }
        catch (ScriptRuntimeException error)
        {
            Fault(error.Span.Start.Line, error.Span.Start.Column, error.OriginalMessage);
            throw;
        }
    }

    private static DocumentTemplate BuiltIn(string name)
    {
        using var stream = typeof(DocumentTemplate).Assembly.GetManifestResourceStream("templates/" + name)
            ?? Fail.With<Stream>("template.missing", $"The built-in template {name} is not part of this build.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new DocumentTemplate(reader.ReadToEnd(), name);
    }

    // Scriban counts lines and columns from 0.
    private void Fault(int line, int column, string message) => Fail.With(
        "template.faulty",
        $"The template '{_name}' is at fault: {message.TrimEnd('.')}. It may use title and body.",
        span: new SourceSpan(line + 1, column + 1, 0));
}
