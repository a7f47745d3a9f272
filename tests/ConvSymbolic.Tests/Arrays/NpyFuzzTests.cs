using System.Text;
using ConvSymbolic.Arrays;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Tests.Arrays;

/// <summary>Damaged files: each is either read or refused with the one exception, on one line, and never costs much memory.</summary>
public class NpyFuzzTests
{
    private static readonly string[] s_pieces =
    [
        "'", "\"", "(", ")", "[", "]", "{", "}", ",", ":", "-", "L", " ", "\\", "\n", "\0", "é", "(2,)", "()", "'shape'", "'descr'", "True", "None", "'<f8'", "'>f4'", "'|O'",
        "9999999999", "2147483647", "0", "(((((((((", "3,", "'fortran_order': True",
    ];

    [Fact]
    public void Only_the_one_exception_escapes()
    {
        var random = new Random(20240607);
        int read = 0, refused = 0;
        for (int round = 0; round < 40_000; round++)
        {
            byte[] file = Mutate(Valid(random), random);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                NpyArray array = NpyArray.Read(round % 2 == 0 ? new MemoryStream(file) : new Trickle(file), "X.npy");
                Assert.True((long)array.Count * 4 <= file.Length);
                read++;
            }
            catch (ConvSymbolicException e)
            {
                Assert.StartsWith("X.npy: ", e.Message);
                Assert.DoesNotContain(e.Message, char.IsControl);
                refused++;
            }
            catch (Exception e) when (e is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"round {round}: {e.GetType().Name} for {Convert.ToHexString(file)}");
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
        }
        Assert.InRange(read, 1_000, 39_000);
        Assert.InRange(refused, 1_000, 39_000);
    }

    private static byte[] Valid(Random random)
    {
        int[] shape = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(4))];
        int count = shape.Aggregate(1, (a, b) => a * b);
        int size = random.Next(2) == 0 ? 4 : 8;
        string tuple = shape.Length == 1 ? $"({shape[0]},)" : $"({string.Join(", ", shape)})";
        string header = $"{{'descr': '{"<>="[random.Next(3)]}f{size}', 'fortran_order': {random.Next(2) == 0}, 'shape': {tuple}, }}";
        return NpyFile.Of(header, new byte[count * size], (byte)random.Next(1, 4));
    }

    private static byte[] Mutate(byte[] file, Random random)
    {
        List<byte> bytes = [.. file];
        for (int change = random.Next(4); change > 0 && bytes.Count > 0; change--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 5), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(s_pieces[random.Next(s_pieces.Length)]));
                    break;
                case 3:
                    // Keeps the length, so that the header's text alone is at fault.
                    byte[] piece = Encoding.UTF8.GetBytes(s_pieces[random.Next(s_pieces.Length)]);
                    for (int i = 0; i < piece.Length && at + i < bytes.Count; i++)
                        bytes[at + i] = piece[i];
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.AddRange(new byte[random.Next(1, 9)]);
                    break;
            }
        }
        return [.. bytes];
    }
}
