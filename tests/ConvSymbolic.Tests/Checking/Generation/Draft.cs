using System.Text;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Tests.Checking.Generation;

/// <summary>What an equation is about.</summary>
public enum Kind
{
    Definition,
    Forward,
    Local,
    Chain,
    FilterRow,
    InputRow,
    BiasRow,
    Matrix,
    Operator,
    Sum,
    Size,
    Numbers,
    Step,
}

/// <summary>An equation, or a chain of them.</summary>
public sealed record Equation(Kind Kind, params Term[] Sides)
{
    /// <summary>What was hung on it and should stand beside it.</summary>
    public Equation? Aside { get; init; }
}

/// <summary>How the equations of a section stand there.</summary>
public enum Display
{
    Single,
    Aligned,
    Align,
    Inline,
    OneLine,
}

/// <summary>Equations that belong together.</summary>
public sealed record Section(string Prose, Display Display, Equation[] Equations);

/// <summary>A place of an equation: the number of its section and its number there.</summary>
public readonly record struct Place(int Section, int Row);

/// <summary>A document that was not written down yet.</summary>
/// <param name="Style">How its author writes.</param>
/// <param name="Layers">The layers that it is true for: its own, or some of different sizes.</param>
/// <param name="Sizes">The numbers of its sizes in each layer.</param>
/// <param name="Axes">Which index positions its arrays have.</param>
/// <param name="Sections">What it says.</param>
public sealed record Draft(Style Style, Layer[] Layers, Dictionary<string, long>[] Sizes, IndexPositions Axes, Section[] Sections)
{
    /// <summary>What the author declares; null for most.</summary>
    public string? Declaration { get; init; }

    /// <summary>The numbers of the entries, by the names of the reference, where the author gives some.</summary>
    public Dictionary<string, long>? Numbers { get; init; }

    public Equation At(Place place) => Sections[place.Section].Equations[place.Row];

    public IEnumerable<Place> Places => Sections.SelectMany((section, s) => section.Equations.Select((_, row) => new Place(s, row)));

    public Draft With(Place place, Equation equation) => this with
    {
        Sections = [.. Sections.Select((section, s) => s != place.Section ? section : section with { Equations = [.. section.Equations.Select((old, row) => row == place.Row ? equation : old)] })],
    };

    /// <summary>The text, and where each equation starts and ends in it.</summary>
    public (string Text, Dictionary<Place, (int Start, int End)> Where) Write(Place? odd = null, Style? oddStyle = null)
    {
        var text = new StringBuilder();
        var where = new Dictionary<Place, (int, int)>();
        if (Declaration is { } declaration)
            text.Append("<!-- convsym: ").Append(declaration).Append(" -->\n\n");
        for (int s = 0; s < Sections.Length; s++)
        {
            var section = Sections[s];
            text.Append(section.Prose).Append("\n\n");
            var (open, between, close, sign) = section.Display switch
            {
                Display.Single => ("$$", "$$\n\n$$", "$$", " = "),
                Display.Aligned => ("$$\\begin{aligned}\n", " \\\\\n", "\n\\end{aligned}$$", " &= "),
                Display.Align => ("\\begin{align}\n", " \\\\\n", "\n\\end{align}", " &= "),
                Display.Inline => ("- $", "$\n- $", "$", " = "),
                _ => ("$$", @", \quad ", "$$", " = "),
            };
            text.Append(open);
            for (int row = 0; row < section.Equations.Length; row++)
            {
                var place = new Place(s, row);
                if (row > 0)
                    text.Append(between);
                int start = text.Length;
                text.Append(new Ink(place == odd ? oddStyle ?? Style : Style).Equation(section.Equations[row], sign));
                where[place] = (start, text.Length);
            }
            text.Append(close).Append("\n\n");
        }
        return (text.ToString(), where);
    }
}

/// <summary>Which index positions arrays have besides the spatial ones.</summary>
public sealed record IndexPositions(bool Batch, bool Channels, bool Filters);
