using System.CommandLine;
using ConvSymbolic.Diagnostics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Cli.Arguments;

/// <summary>The options that describe a layer; without any it is the 3×3 input with the 2×2 filter.</summary>
internal sealed class LayerArguments
{
    private readonly ValueOption _input = new("--input", "HxW", "Input extents: 8, 3x3 or 4x3x3.", "3x3");
    private readonly ValueOption _filter = new("--filter", "HxW", "Filter extents, as many as the input has.", "2x2");
    private readonly ValueOption _channels = new("--channels", "N", "Input channels.", "1");
    private readonly ValueOption _filters = new("--filters", "N", "Filters, which are the output channels.", "1");
    private readonly ValueOption _batch = new("--batch", "N", "Images.", "1");
    private readonly Option<bool> _bias = new("--bias") { Description = "Add a bias to every output channel." };
    private readonly GeometryArguments _geometry = new();

    public void AddTo(Command command)
    {
        command.Add(_input);
        command.Add(_filter);
        _geometry.AddTo(command);
        foreach (Option option in (Option[])[_channels, _filters, _batch, _bias])
            command.Add(option);
    }

    /// <summary>Whether an option describes the layer; --flip alone says how convolution is meant.</summary>
    public bool IsGiven(ParseResult parsed) =>
        _geometry.IsGiven(parsed) || HasSizes(parsed);

    /// <summary>Whether a layer is given, and not its kind alone.</summary>
    public bool IsOfOneSize(ParseResult parsed) => _geometry.HasSettings(parsed) || HasSizes(parsed);

    private bool HasSizes(ParseResult parsed) => ((Option[])[_input, _filter, _channels, _filters, _batch, _bias]).Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>Whether --flip is given.</summary>
    public bool IsFlipped(ParseResult parsed) => _geometry.IsFlipped(parsed);

    /// <summary>The layer, its geometry validated.</summary>
    public Layer Read(ParseResult parsed)
    {
        var options = _geometry.Read(parsed) with
        {
            Input = NumberText.Extents(_input.Name, _input.In(parsed)!),
            Filter = NumberText.Extents(_filter.Name, _filter.In(parsed)!),
            Channels = NumberText.One(_channels.Name, _channels.In(parsed)!),
            Filters = NumberText.One(_filters.Name, _filters.In(parsed)!),
            Batch = NumberText.One(_batch.Name, _batch.In(parsed)!),
            HasBias = parsed.GetValue(_bias),
        };
        try
        {
            return Convolution.Create(options);
        }
        catch (ConvSymbolicException exception) when (exception.Diagnostic.Code == "geometry.axes" && IsGiven(_input) != IsGiven(_filter))
        {
            // Nobody has seen the extents that hold where none are given.
            var other = IsGiven(_input) ? _filter : _input;
            return Reject.With<Layer>(exception.Diagnostic.Code, $"{exception.Message} {other.Name} is not given, so it is {other.In(parsed)}.");
        }

        bool IsGiven(Option option) => parsed.GetResult(option) is { Implicit: false };
    }
}
