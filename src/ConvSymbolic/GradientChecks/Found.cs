using System.Globalization;
using System.Numerics;

namespace ConvSymbolic.GradientChecks;

/// <summary>A result that came out of somebody's code, whatever the type of its numbers.</summary>
internal abstract class Found
{
    public abstract int Count { get; }

    /// <summary>An entry, exactly; null where it is no finite number.</summary>
    public abstract Scaled? At(int at);

    /// <summary>An entry as the nearest double.</summary>
    public abstract double Nearest(int at);

    /// <summary>An entry with the fewest digits that tell it from all other numbers of its type.</summary>
    public abstract string Text(int at);

    public static Found Of<T>(T[] values)
        where T : unmanaged, INumber<T> => new Numbers<T>(values);

    private sealed class Numbers<T>(T[] values) : Found
        where T : unmanaged, INumber<T>
    {
        public override int Count => values.Length;

        public override Scaled? At(int at) => T.IsFinite(values[at]) ? Scaled.Of(values[at]) : null;

        public override double Nearest(int at) => double.CreateSaturating(values[at]);

        public override string Text(int at) => values[at].ToString(null, CultureInfo.InvariantCulture);
    }
}
