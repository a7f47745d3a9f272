using ConvSymbolic.Numbers;

namespace ConvSymbolic.Compilation.StraightLine;

/// <summary>
/// What every pass has to get through: the program it gives is evaluated exactly, modulo a prime, at points from a seed, and has to write what
/// the program it got writes.
/// </summary>
internal static class Gate
{
    private const int Points = 2;

    /// <summary>Runs the passes, each through the gate.</summary>
    public static Program Run(Program program) => Run(program, Passes.All);

    /// <summary>Runs passes, each through the gate.</summary>
    /// <exception cref="InvalidOperationException">A pass changed what is computed.</exception>
    public static Program Run(Program program, IEnumerable<(string Name, Func<Program, Program> Run)> passes)
    {
        ModularInt?[][] expected = [.. Enumerable.Range(0, Points).Select(point => Evaluate(program, point))];
        foreach ((string name, Func<Program, Program> run) in passes)
        {
            program = run(program);
            for (int point = 0; point < Points; point++)
            {
                ModularInt?[] found = Evaluate(program, point);
                int at = found.AsSpan().CommonPrefixLength(expected[point]);
                if (at < expected[point].Length)
                    throw new InvalidOperationException($"The pass \"{name}\" changed a result: element {at} of all results is {Shown(found[at])} modulo 2^61-1 at point {point} instead of {Shown(expected[point][at])}.");
            }
        }
        return program;
    }

    // All arrays one after the other; null where nothing was stored.
    private static ModularInt?[] Evaluate(Program program, int point)
    {
        var starts = new int[program.Arrays.Length + 1];
        for (int k = 0; k < program.Arrays.Length; k++)
            starts[k + 1] = starts[k] + program.Arrays[k].Length;
        var results = new ModularInt?[starts[^1]];
        Interpreter.Run(
            program,
            ModularInt.Of,
            (array, index) => Point((ulong)(starts[array] + index), (ulong)point),
            (array, index, value) => results[starts[array] + index] = value);
        return results;
    }

    // The finaliser of SplitMix64, which spreads neighbouring numbers over all words.
    private static ModularInt Point(ulong index, ulong point)
    {
        ulong z = (index + 1) * 0x9E3779B97F4A7C15 + (point + 1) * 0xD1B54A32D192ED03;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return new(z ^ z >> 31);
    }

    private static string Shown(ModularInt? value) => value?.ToString() ?? "not written";
}
