using System.Numerics;
using ConvSymbolic.Compilation;
using ConvSymbolic.Layers;

namespace ConvSymbolic;

/// <summary>Makes numeric code from a layer.</summary>
public static class LayerCompilation
{
    extension(Layer layer)
    {
        /// <summary>Compiles the layer: the output and the gradients as methods over spans.</summary>
        /// <typeparam name="T">float or double.</typeparam>
        /// <param name="options">Vectors and threads; the widest vectors of the machine and one thread by default.</param>
        /// <exception cref="Diagnostics.ConvSymbolicException">Another type than float or double, or a negative number of threads.</exception>
        public CompiledLayer<T> Compile<T>(CompileOptions options = default)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            ArgumentNullException.ThrowIfNull(layer);
            return new CompiledLayer<T>(layer, options);
        }

        /// <summary>Compiles many instances of the layer, each with an input and a filter of its own, to run a vector of instances at a time.</summary>
        /// <typeparam name="T">float or double.</typeparam>
        /// <exception cref="Diagnostics.ConvSymbolicException">Another type than float or double.</exception>
        public CompiledInstances<T> CompileInstances<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            ArgumentNullException.ThrowIfNull(layer);
            return new CompiledInstances<T>(layer);
        }
    }
}
