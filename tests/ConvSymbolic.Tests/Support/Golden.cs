using System.Runtime.CompilerServices;

namespace ConvSymbolic.Tests.Support;

/// <summary>
/// Holds a text to the snapshot beside the test, by Verify's file convention: <c>TestClass.Test.verified.txt</c> is the accepted
/// text, <c>TestClass.Test.received.txt</c> is written where the text differs or no snapshot exists; renaming it accepts it.
/// </summary>
public static class Golden
{
    /// <param name="actual">The text; line ends are normalised.</param>
    /// <param name="variant">Tells apart the snapshots of one test.</param>
    /// <param name="member">The test.</param>
    /// <param name="file">The test's source file, named as its class.</param>
    public static void Verify(string actual, string? variant = null, [CallerMemberName] string member = "", [CallerFilePath] string file = "")
    {
        string name = $"{Path.GetFileNameWithoutExtension(file)}.{member}{(variant is null ? "" : $"_{variant}")}";
        string verified = Path.Combine(Path.GetDirectoryName(file)!, name + ".verified.txt");
        string received = Path.ChangeExtension(Path.ChangeExtension(verified, null), ".received.txt");
        string text = Normalise(actual);
        string? expected = File.Exists(verified) ? Normalise(File.ReadAllText(verified)) : null;
        if (text == expected)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, text);
        Assert.Fail(expected is null
            ? $"There is no snapshot {name}.verified.txt; read {name}.received.txt and rename it if it is right."
            : $"{name}.received.txt differs from {name}.verified.txt {FirstDifference(expected, text)}");
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n");

    private static string FirstDifference(string expected, string actual)
    {
        string[] old = expected.Split('\n'), now = actual.Split('\n');
        int line = 0;
        while (line < old.Length && line < now.Length && old[line] == now[line])
            line++;
        return $"in line {line + 1}:\n  verified: {LineOr(old, line)}\n  received: {LineOr(now, line)}";
    }

    private static string LineOr(string[] lines, int line) => line < lines.Length ? lines[line] : "(the text ends before it)";
}
