using System.Collections.Immutable;
using ConvSymbolic.Derivations;
using ConvSymbolic.Layers;
using ConvSymbolic.Polynomials;

namespace ConvSymbolic.Proofs;

/// <summary>
/// Route B: evaluates a closed form on arrays of symbols, entry by entry. It knows the correlation and nothing of the forward
/// expansion or of differentiation.
/// </summary>
internal sealed class ClosedFormEvaluation
{
    private readonly Layer _layer;
    private readonly ClosedForm _form;
    private readonly SymbolPlanes _image;
    private readonly SymbolPlanes _kernel;
    private readonly int[] _kernelOffsets;
    private readonly int[] _extents;
    private readonly int[] _resultSteps;
    private readonly int _resultSize;
    private readonly int _imageShift;
    private readonly int _kernelShift;
    private ulong[] _words = [];
    private int _count;
    private int _lastPosition = -2;
    private int _lastStart;

    public ClosedFormEvaluation(Layer layer, ClosedForm form)
    {
        _layer = layer;
        _form = form;
        _image = Planes(form.Image).StuffAndPad(form.Stuffing.AsSpan(), form.PaddingBefore.AsSpan(), form.PaddingAfter.AsSpan());
        _kernel = form.KernelIsRotated ? Planes(form.Kernel).Rotate() : Planes(form.Kernel);
        _kernelOffsets = Offsets(_kernel.Extents, form.Dilation);
        _extents = new int[form.Extents.Length];
        _resultSteps = new int[_extents.Length];
        _resultSize = 1;
        int step = 1;
        for (int k = _extents.Length - 1; k >= 0; k--)
        {
            _extents[k] = form.Extents[k];
            _resultSize *= _extents[k];
            _resultSteps[k] = unchecked(step * form.Stride[k]);
            step *= _image.Extents[k];
        }
        var packing = layer.Ring.Packing;
        bool kernelIsSmaller = Symbols(form.Kernel).First < Symbols(form.Image).First;
        (_kernelShift, _imageShift) = kernelIsSmaller ? (packing.FirstShift, packing.SecondShift) : (packing.SecondShift, packing.FirstShift);
    }

    /// <summary>How many cells the image has once it is stuffed and padded, over all its planes.</summary>
    public static double CellCount(Layer layer, ClosedForm form)
    {
        var shape = (form.Image == Operand.Input ? layer.InputShape : layer.OutputShape).Extents;
        double cells = (double)shape[0] * shape[1];
        for (int k = 0; k < layer.Axes; k++)
            cells *= Math.Max(0, (double)form.Stuffing[k] * (shape[k + 2] - 1) + 1 + form.PaddingBefore[k] + form.PaddingAfter[k]);
        return cells;
    }

    /// <summary>Whether the correlation has at least the extents that are claimed; if not, the claim is no equation of arrays.</summary>
    public bool Fits
    {
        get
        {
            for (int k = 0; k < _form.Extents.Length; k++)
            {
                long span = (long)_form.Dilation[k] * (_kernel.Extents[k] - 1) + 1;
                long room = _image.Extents[k] - span;
                if (room < 0 || room / _form.Stride[k] + 1 < _form.Extents[k])
                    return false;
            }
            return true;
        }
    }

    /// <summary>
    /// The monomials of one entry of the result, row-major over the target's shape, in canonical order; valid until the next call.
    /// </summary>
    public ReadOnlySpan<ulong> Evaluate(int entry)
    {
        _count = 0;
        int plane = entry / _resultSize, position = entry - plane * _resultSize;
        if (_form.ResultIsRotated)
            position = _resultSize - 1 - position;
        int start = StartOf(position);
        int channels = _layer.Channels / _layer.Groups, filters = _layer.Filters / _layer.Groups;
        if (_form.Target == Target.FilterGradient)
            EvaluateFilterEntry(plane, start, channels, filters);
        else
            EvaluateInputEntry(plane, start, channels, filters);
        var words = _words.AsSpan(0, _count);
        if (!PolynomialTable.IsSorted(words))
            words.Sort();
        return words;
    }

    // Where the window of a position of the result starts in the image. Entries come mostly one after the other, along a row.
    private int StartOf(int position)
    {
        int row = _extents[^1];
        if (position == _lastPosition + 1 && position % row != 0)
        {
            _lastPosition = position;
            return _lastStart += _resultSteps[^1];
        }
        int start = 0, rest = position;
        for (int k = _extents.Length - 1; k >= 0; k--)
        {
            (rest, int u) = Math.DivRem(rest, _extents[k]);
            start += u * _resultSteps[k];
        }
        (_lastPosition, _lastStart) = (position, start);
        return start;
    }

    // Σ over the images of the batch.
    private void EvaluateFilterEntry(int plane, int start, int channels, int filters)
    {
        int channel, filter;
        if (_layer.IsTransposed)
        {
            (channel, int within) = Math.DivRem(plane, filters);
            filter = channel / channels * filters + within;
        }
        else
        {
            (filter, int within) = Math.DivRem(plane, channels);
            channel = filter / filters * channels + within;
        }
        for (int n = 0; n < _layer.Batch; n++)
        {
            int image = _image.Plane(n, _form.Image == Operand.Upstream ? filter : channel);
            int kernel = _kernel.Plane(n, _form.Kernel == Operand.Upstream ? filter : channel);
            Correlate(image + start, kernel);
        }
    }

    // Σ over the output channels of the group.
    private void EvaluateInputEntry(int plane, int start, int channels, int filters)
    {
        (int n, int channel) = Math.DivRem(plane, _layer.Channels);
        (int group, int within) = Math.DivRem(channel, channels);
        for (int o = 0; o < filters; o++)
        {
            int filter = group * filters + o;
            int image = _image.Plane(n, filter);
            int kernel = _layer.IsTransposed ? _kernel.Plane(channel, o) : _kernel.Plane(filter, within);
            Correlate(image + start, kernel);
        }
    }

    private void Correlate(int imageStart, int kernelStart)
    {
        var offsets = _kernelOffsets.AsSpan();
        if (_words.Length - _count < offsets.Length)
            Array.Resize(ref _words, Math.Max(2 * _words.Length, _count + offsets.Length));
        var kernel = _kernel.Cells.AsSpan(kernelStart, offsets.Length);
        var image = _image.Cells.AsSpan(imageStart);
        var words = _words.AsSpan(_count, offsets.Length);
        int count = 0;
        for (int v = 0; v < offsets.Length; v++)
        {
            uint cell = (uint)image[offsets[v]];
            if (cell != 0)
                words[count++] = ((ulong)cell << _imageShift) | ((ulong)(uint)kernel[v] << _kernelShift);
        }
        _count += count;
    }

    private VariableBlock Symbols(Operand operand) => operand switch
    {
        Operand.Input => _layer.InputSymbols,
        Operand.Filter => _layer.FilterSymbols,
        _ => _layer.UpstreamSymbols,
    };

    private SymbolPlanes Planes(Operand operand) => SymbolPlanes.Of(Symbols(operand), operand switch
    {
        Operand.Input => _layer.InputShape.Extents,
        Operand.Filter => _layer.FilterShape.Extents,
        _ => _layer.OutputShape.Extents,
    });

    // Where the taps of the kernel lie in the image, from the place of its first tap.
    private int[] Offsets(int[] extents, ImmutableArray<int> dilation)
    {
        var offsets = new int[_kernel.PlaneSize];
        for (int v = 0; v < offsets.Length; v++)
        {
            int rest = v;
            long offset = 0, step = 1;
            for (int k = extents.Length - 1; k >= 0; k--)
            {
                (rest, int tap) = Math.DivRem(rest, extents[k]);
                offset += tap * step * dilation[k];
                step *= _image.Extents[k];
            }
            offsets[v] = (int)offset;
        }
        return offsets;
    }
}
