using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ConvSymbolic.Layers;

namespace ConvSymbolic.Compilation.StraightLine;

/// <summary>Makes straight-line code of a tiny layer.</summary>
internal sealed class StraightLayer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const long MostProducts = 500, MostElements = 1_500;

    private readonly LayerPrograms _programs;

    private StraightLayer(Layer layer, WindowGeometry geometry) => _programs = new(layer, geometry);

    public Code4<T> Forward() => Make<Code4<T>>(_programs.Forward());

    public Code4<T> FilterGradient() => Make<Code4<T>>(_programs.FilterGradient());

    public Code4<T> InputGradient() => Make<Code4<T>>(_programs.InputGradient());

    public Code6<T> Backward() => Make<Code6<T>>(_programs.Backward());

    /// <summary>Null where it would be too long a method.</summary>
    public Code8<T>? ForwardBackward() => TryMake<Code8<T>>(_programs.ForwardBackward());

    /// <summary>Over many instances, a block of them in a vector.</summary>
    public BlockCode4<T> ForwardBlocks() => MakeBlocks<BlockCode4<T>>(_programs.Forward());

    /// <summary>Over many instances, a block of them in a vector.</summary>
    public BlockCode6<T> BackwardBlocks() => MakeBlocks<BlockCode6<T>>(_programs.Backward());

    /// <summary>Null for a layer that is too large, and where no code can be made at run time.</summary>
    public static StraightLayer<T>? Of(Layer layer, WindowGeometry geometry)
    {
        long products = (long)layer.Batch * geometry.SmallPlane * layer.FilterShape.Count;
        long elements = (long)layer.InputShape.Count + layer.FilterShape.Count + layer.OutputShape.Count;
        return RuntimeFeature.IsDynamicCodeSupported && products <= MostProducts && elements <= MostElements && geometry.Axes < 8 ? new(layer, geometry) : null;
    }

    private static TCode Make<TCode>(Program program)
        where TCode : Delegate => Sure(TryMake<TCode>(program));

    private static TCode? TryMake<TCode>(Program program)
        where TCode : Delegate => Emit<TCode>(
            Gate.Run(program, Vector128.IsHardwareAccelerated ? Passes.WithLanes(Arithmetic.MostLanes<T>()) : Passes.All), Arithmetic.Of<T>, isLoop: false);

    private static TCode MakeBlocks<TCode>(Program program)
        where TCode : Delegate
    {
        var arithmetic = Arithmetic.Of<T>(Arithmetic.MostLanes<T>());
        return Sure(Emit<TCode>(Gate.Run(program), _ => arithmetic, isLoop: true));
    }

    // A few hundred products, or two sums of them, are some 40 kB of IL, below the limit.
    private static TCode Sure<TCode>(TCode? code)
        where TCode : Delegate => code ?? throw new InvalidOperationException("A tiny layer has code wherever code can be made.");

    private static TCode? Emit<TCode>(Program program, Func<int, Arithmetic> arithmetics, bool isLoop)
        where TCode : Delegate => RuntimeFeature.IsDynamicCodeSupported ? Emitter.Emit<TCode>(program, arithmetics, isLoop) : null;
}
