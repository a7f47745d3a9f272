using System.Numerics;
using ConvSymbolic.Compilation.Vectors;

namespace ConvSymbolic.Compilation.Correlations;

/// <summary>A correlation with few result channels: the lanes of a vector are neighbouring positions of a row, and each result channel is summed by itself.</summary>
internal sealed unsafe class RowCorrelation<T> : Operation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CorrelationShape _shape;
    private readonly RowPart<T>[] _parts;

    public RowCorrelation(CorrelationShape shape, VectorKernels<T> kernels)
    {
        _shape = shape;
        var parts = new List<RowPart<T>>();
        foreach (AxisPhase[] axes in shape.Phases())
        {
            parts.Add(new RowPart<T>(shape, axes, kernels, Units, SharedLength));
            Units += shape.Batch * shape.Groups * parts[^1].Blocks;
            SharedLength += (long)shape.Groups * shape.ResultChannels * parts[^1].WeightCount;
        }
        _parts = [.. parts];
        UnitBytes = parts.Max(part => part.ScratchBytes);
        IsPadded = parts.Any(part => part.IsPadded);
    }

    public override int Units { get; }

    public override long SharedLength { get; }

    public override long UnitBytes { get; }

    public override bool IsPadded { get; }

    public override void Prepare(in Arguments<T> arguments)
    {
        T* to = arguments.Shared;
        foreach (RowPart<T> part in _parts)
        {
            for (int group = 0; group < _shape.Groups; group++)
            {
                for (int channel = 0; channel < _shape.ResultChannels; channel++)
                    to = part.PackWeights(arguments.Factor + (long)group * _shape.GroupWeights + (long)channel * _shape.ResultWeights, to);
            }
        }
    }

    public override void Run(in Arguments<T> arguments, int unit, Scratch scratch)
    {
        RowPart<T> part = _parts[0];
        for (int k = 1; k < _parts.Length && _parts[k].FirstUnit <= unit; k++)
            part = _parts[k];
        // A division takes as long as some dozens of products.
        (int rest, int block) = part.Blocks == 1 ? (unit - part.FirstUnit, 0) : Math.DivRem(unit - part.FirstUnit, part.Blocks);
        (int image, int group) = _shape.Groups == 1 ? (rest, 0) : Math.DivRem(rest, _shape.Groups);
        T* source = arguments.Source + ((long)image * _shape.Groups + group) * _shape.SourceChannels * _shape.SourcePlane;
        T* result = arguments.Result + ((long)image * _shape.Groups + group) * _shape.ResultChannels * _shape.ResultPlane;
        T* weights = arguments.Shared + part.FirstWeight + (long)group * _shape.ResultChannels * part.WeightCount;
        T* bias = arguments.Bias is null ? null : arguments.Bias + group * _shape.ResultChannels;
        part.Run(source, weights, bias, result, block, scratch);
    }
}
