using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvSymbolic.Benchmarks.Kernels;

/// <summary>What the machine can do at most: products and sums that wait for nothing.</summary>
internal static class Peak
{
    private const int Steps = 2_000, Chains = 10;

    private static double s_kept;

    /// <summary>Floating-point operations of one call of <see cref="Run"/>, for numbers of so many bytes.</summary>
    public static double Operations(int bytes) => 2.0 * Steps * Chains * (Vector512.IsHardwareAccelerated ? 64 : 32) / bytes;

    public static void Run()
    {
        if (Vector512.IsHardwareAccelerated)
            s_kept = Chain512(Vector512<double>.Zero)[0];
        else
            s_kept = Chain256(Vector256<double>.Zero)[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector256<double> Chain256(Vector256<double> a)
    {
        Vector256<double> s0 = a, s1 = a, s2 = a, s3 = a, s4 = a, s5 = a, s6 = a, s7 = a, s8 = a, s9 = a;
        for (int k = 0; k < Steps; k++)
        {
            s0 = Vector256.MultiplyAddEstimate(a, a, s0);
            s1 = Vector256.MultiplyAddEstimate(a, a, s1);
            s2 = Vector256.MultiplyAddEstimate(a, a, s2);
            s3 = Vector256.MultiplyAddEstimate(a, a, s3);
            s4 = Vector256.MultiplyAddEstimate(a, a, s4);
            s5 = Vector256.MultiplyAddEstimate(a, a, s5);
            s6 = Vector256.MultiplyAddEstimate(a, a, s6);
            s7 = Vector256.MultiplyAddEstimate(a, a, s7);
            s8 = Vector256.MultiplyAddEstimate(a, a, s8);
            s9 = Vector256.MultiplyAddEstimate(a, a, s9);
        }
        return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<double> Chain512(Vector512<double> a)
    {
        Vector512<double> s0 = a, s1 = a, s2 = a, s3 = a, s4 = a, s5 = a, s6 = a, s7 = a, s8 = a, s9 = a;
        for (int k = 0; k < Steps; k++)
        {
            s0 = Vector512.MultiplyAddEstimate(a, a, s0);
            s1 = Vector512.MultiplyAddEstimate(a, a, s1);
            s2 = Vector512.MultiplyAddEstimate(a, a, s2);
            s3 = Vector512.MultiplyAddEstimate(a, a, s3);
            s4 = Vector512.MultiplyAddEstimate(a, a, s4);
            s5 = Vector512.MultiplyAddEstimate(a, a, s5);
            s6 = Vector512.MultiplyAddEstimate(a, a, s6);
            s7 = Vector512.MultiplyAddEstimate(a, a, s7);
            s8 = Vector512.MultiplyAddEstimate(a, a, s8);
            s9 = Vector512.MultiplyAddEstimate(a, a, s9);
        }
        return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9;
    }
}
