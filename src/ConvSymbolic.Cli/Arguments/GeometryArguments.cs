using System.CommandLine;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Cli.Arguments;

/// <summary>The options that say how a filter moves over an input, whatever their sizes.</summary>
internal sealed class GeometryArguments
{
    private readonly ValueOption _stride = new("--stride", "N[,N…]", "Stride, one value or one per axis.", "1");

    private readonly ValueOption _padding = new("--padding", "P[,P…]", "Padding: a number (negative crops), before:after, same, valid or full; one or one per axis.", "0")
    {
        KnownValues = ["same", "valid", "full"],
    };

    private readonly ValueOption _dilation = new("--dilation", "N[,N…]", "Dilation, one value or one per axis.", "1");
    private readonly ValueOption _groups = new("--groups", "N", "Groups of channels.", "1");
    private readonly Option<bool> _transposed = new("--transposed") { Description = "A transposed convolution." };
    private readonly ValueOption _outputPadding = new("--output-padding", "N[,N…]", "Output padding of a transposed convolution.", "0");
    private readonly Option<bool> _flip = new("--flip") { Description = "True convolution instead of cross-correlation." };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_stride, _padding, _dilation, _groups, _transposed, _outputPadding, _flip])
            command.Add(option);
    }

    /// <summary>Whether --flip is given.</summary>
    public bool IsFlipped(ParseResult parsed) => parsed.GetValue(_flip);

    /// <summary>Whether one of them is given; --flip does not count.</summary>
    public bool IsGiven(ParseResult parsed) =>
        ((Option[])[_stride, _padding, _dilation, _groups, _transposed, _outputPadding]).Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>Whether a setting is given, and not the kind of the layer alone.</summary>
    public bool HasSettings(ParseResult parsed) => ((Option[])[_stride, _padding, _dilation, _groups, _outputPadding]).Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>The layer's options, without sizes.</summary>
    public LayerOptions Read(ParseResult parsed) => new()
    {
        Stride = NumberText.PerAxis(_stride.Name, _stride.In(parsed)!),
        Padding = ReadPadding(_padding.In(parsed)!),
        Dilation = NumberText.PerAxis(_dilation.Name, _dilation.In(parsed)!),
        Groups = NumberText.One(_groups.Name, _groups.In(parsed)!),
        IsTransposed = parsed.GetValue(_transposed),
        OutputPadding = NumberText.PerAxis(_outputPadding.Name, _outputPadding.In(parsed)!),
        IsTrueConvolution = IsFlipped(parsed),
    };

    private Padding ReadPadding(string text)
    {
        try
        {
            return Padding.Parse(text);
        }
        catch (ConvSymbolicException exception)
        {
            // As a number is refused.
            var fault = exception.Diagnostic;
            if (fault.Code == "padding.too-large")
                return NumberText.Beyond<Padding>(_padding.Name, text, fault.Span!.Value.Column, fault.Found!);
            return Reject.With<Padding>(fault.Code, $"{_padding.Name} {text}: column {fault.Span?.Column}: "
                + $"found {(string.IsNullOrEmpty(fault.Found) ? "nothing" : $"'{fault.Found}'")}, expected {fault.Expected}.");
        }
    }
}
