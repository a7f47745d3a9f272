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
    /// <exception cref="ConvSymbolicException">The file can't be read, is no text, or its text is no template with a place for the body.</exception>
    public static DocumentTemplate Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            string reason = SystemErrors.Reason(error, path);
            return Fail.With<DocumentTemplate>("template.unreadable", $"The template '{path}' can't be read: {reason}.", reason, "a readable file");
        }
        return Parse(TextOf(bytes, path), path);
    }

    /// <summary>Reads a shell from a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What error messages call it.</param>
    /// <exception cref="ConvSymbolicException">The text is no template, or has no place for the body.</exception>
    public static DocumentTemplate Parse(string text, string name = "template")
    {
        ArgumentNullException.ThrowIfNull(text);
        var template = new DocumentTemplate(text, name);
        // Whether a body comes out is tried and not guessed from the text: a template may have conditions and functions.
        const string Probe = "convsym-body";
        if (!template.Render("", Probe).Contains(Probe, StringComparison.Ordinal))
            Fail.With("template.no-body", $"The template '{name}' writes no body, so that the document would be missing; {{{{ body }}}} was expected somewhere in it.", "no body", "{{ body }}");
        return template;
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

    private static string TextOf(byte[] bytes, string path)
    {
        try
        {
            return TextBytes.Decode(bytes);
        }
        catch (ConvSymbolicException exception)
        {
            var problem = exception.Diagnostic;
            return Fail.With<string>("template.binary", $"The template '{path}' can't be used: {char.ToLowerInvariant(problem.Message[0])}{problem.Message[1..]}", problem.Found, problem.Expected);
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

    /// <summary>Its name.</summary>
    public override string ToString() => _name;
}
