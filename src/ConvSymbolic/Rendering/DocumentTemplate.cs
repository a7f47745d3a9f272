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
    private const int LongestQuote = 60;

    private readonly Template _template;
    private readonly string _name, _text;

    private DocumentTemplate(string text, string name)
    {
        _name = name;
        _text = text;
        _template = Template.Parse(text, name);
        if (_template.HasErrors)
        {
            bool isOpen = !Template.Parse(text + "{{ end }}").HasErrors;
            Fault(_template.Messages[0].Span, isOpen ? "the end, and an {{ end }} is missing before it"
                : "no instruction that can be read");
        }
        if (TemplateGrammar.FirstStranger(_template.Page!) is { } stranger)
            Fault(stranger.Span, "nothing that a template may do");
        if (!IsClosed(text))
        {
            int open = text.LastIndexOf("{{", StringComparison.Ordinal);
            int line = text.AsSpan(0, open).Count('\n'), column = open - text.LastIndexOf('\n', open) - 1;
            Fault(new(name, new(open, line, column), new(text.Length - 1, 0, 0)), "never closed by }}");
        }
    }

    // Text behind an instruction that is open to the end would be a part of it.
    private static bool IsClosed(string text)
    {
        const string End = "convsym-end";
        return Template.Parse(text + End).Page?.Body?.Statements.LastOrDefault() is ScriptRawStatement last
            && last.Text.ToString().EndsWith(End, StringComparison.Ordinal);
    }

    /// <summary>The built-in shell of a LaTeX article.</summary>
    public static DocumentTemplate Latex => BuiltIn("notes.tex");

    /// <summary>The built-in shell of a Markdown page.</summary>
    public static DocumentTemplate Markdown => BuiltIn("notes.md");

    /// <summary>Reads a shell from a file.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <exception cref="ConvSymbolicException">The file can't be read, is larger than 64 MB, is no text, or its text is no template with a place for the body.</exception>
    public static DocumentTemplate Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        byte[] bytes;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            bytes = TextFile.ReadAll(stream, $"The template '{path}'");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            string reason = SystemErrors.OfReading(error, path);
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
            Fault(error.Span, "nothing that can be carried out");
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

    // The engine counts lines and columns from 0, and says what is wrong in words of its own language.
    private void Fault(Scriban.Parsing.SourceSpan place, string what)
    {
        int start = Math.Clamp(place.Start.Offset, 0, _text.Length);
        string found = _text[start..Math.Clamp(place.End.Offset + 1, start, _text.Length)].Trim();
        string shown = Harmless.Line(found.Length > LongestQuote ? $"{found[..LongestQuote]}…" : found);
        string quoted = shown.Length == 0 ? "what stands here" : $"'{shown}'";
        Fail.With(
            "template.faulty",
            $"The template is at fault: {quoted} is {what}; {TemplateGrammar.Expected} was expected.",
            shown,
            TemplateGrammar.Expected,
            new SourceSpan(place.Start.Line + 1, place.Start.Column + 1, 0),
            _name);
    }

    /// <summary>Its name.</summary>
    public override string ToString() => _name;
}
