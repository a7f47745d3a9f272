using ConvSymbolic.Derivations;
using ConvSymbolic.Expressions;
using ConvSymbolic.Layers;
using ConvSymbolic.Notation;

namespace ConvSymbolic.Rendering;

/// <summary>A derivation as a page of formulas: a LaTeX article or Markdown with $$.</summary>
internal sealed class DerivationMaths : DerivationWriter
{
    // A display is read as a whole by TeX and by browsers, so a long list of entries is cut into several.
    private const int MostLines = 30;

    // Where the body goes in a template that is rendered before the body is made.
    private const string Place = "\u0001";

    private readonly bool _isLatex;
    private readonly WritingStyle _style;
    private readonly EntryNames _names;
    private readonly PolynomialLines _lines;
    private readonly TextWriter _output;
    private readonly string _head, _foot;
    private readonly Declaration? _declaration;
    private int _inDisplay;
    private bool _hasSteps;

    private DerivationMaths(Layer layer, NotationOptions notation, bool isLatex, TextWriter output)
    {
        _isLatex = isLatex;
        _style = WritingStyle.For(layer.Ring, notation);
        _names = new EntryNames(layer, PolynomialSyntax.Latex, _style);
        _lines = new PolynomialLines(layer.Ring, _style, isLatex ? LatexLayout.Article : MarkdownDocument.Width);
        _output = output;
        _declaration = Declarations.OfUnusual(layer, notation);
        string title = LayerText.Of(layer);
        title = char.ToUpperInvariant(title[0]) + title[1..];
        string[] shell = isLatex
            ? DocumentTemplate.Latex.Render(LatexText.Escape(title), Place).Split(Place)
            : DocumentTemplate.Markdown.Render(MarkdownText.Escape(title), Place).Split(Place);
        (_head, _foot) = (shell[0], shell[1]);
    }

    public static DerivationMaths Latex(Layer layer, NotationOptions notation, TextWriter output) => new(layer, notation, isLatex: true, output);

    public static DerivationMaths Markdown(Layer layer, NotationOptions notation, TextWriter output) => new(layer, notation, isLatex: false, output);

    public override void Start()
    {
        _output.Write(_head);
        if (_declaration is null)
            return;
        Write(new Document("", [_declaration]));
        _output.Write('\n');
    }

    public override void StartTarget(Target target)
    {
        EndDisplay();
        string title = TargetNames.Title(target);
        _output.Write(_isLatex ? $"\\section*{{{title}}}\n\n" : $"## {title}\n\n");
    }

    public override void Entry(TargetEntry entry)
    {
        if (_inDisplay >= MostLines)
            EndDisplay();
        _output.Write(_inDisplay > 0 ? " \\\\\n" : _isLatex ? "\\begin{align*}\n" : "$$\n\\begin{aligned}\n");
        _inDisplay += _lines.Write(_names.Of(entry.Target, entry.Offset), entry.Value, _output);
    }

    public override void EndEntries() => EndDisplay();

    public override void Define(OperatorDefinitions operators)
    {
        _output.Write(_isLatex ? "\\section*{Steps}\n\n" : "## Steps\n\n");
        if (operators.IsEmpty)
            return;
        Write(new Document("", operators.Blocks));
        _output.Write('\n');
    }

    public override void Steps(Target target, IReadOnlyList<Step> steps)
    {
        if (_hasSteps)
            _output.Write('\n');
        _hasSteps = true;
        var display = new Display([.. steps.Select(step => new DisplayLine(new Equation(steps[0].Before, step.After), step.Rule.Title))]);
        Write(new Document("", [display]));
    }

    public override void End() => _output.Write(_foot);

    private void Write(Document document)
    {
        if (_isLatex)
            new LatexDocument(_style, _output).Write(document);
        else
            new MarkdownDocument(_style, _output).Write(document);
    }

    private void EndDisplay()
    {
        if (_inDisplay > 0)
            _output.Write(_isLatex ? "\n\\end{align*}\n\n" : "\n\\end{aligned}\n$$\n\n");
        _inDisplay = 0;
    }
}
