using System.Globalization;
using ConvSymbolic.Tests.Checking.Generation;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Checking;

/// <summary>
/// The checker on generated documents: slips of every name in random layers, notations, index bases and conventions, and right equations written in other
/// ways. CONVSYMBOLIC_SLIPS=WRONG,RIGHT,SEED sets how many and which; the full run takes 2,000 and 1,000.
/// </summary>
public class SlipTests(ITestOutputHelper output)
{
    private const int Seed = 20_240_517;

    [Fact]
    public void Slips_are_found_named_and_corrected()
    {
        var (wrong, right, seed) = Counts();
        var report = new SlipReport();
        foreach (var slipped in SlipGenerator.Many(seed, wrong))
            report.AddSlip(slipped);
        foreach (var variant in RightVariants.Many(seed, right))
            report.AddRight(variant);
        output.WriteLine(report.ToString());
        foreach (string failure in report.Failures)
            output.WriteLine(failure);
        Assert.InRange(report.Found, 0.95 * report.Wrong, report.Wrong);

        // None of the right variants is called wrong. Beside a slip, which can mislead about the layer, few right equalities may be.
        Assert.InRange(report.Confirmed, 0.97 * report.RightEqualities, report.RightEqualities);
        Assert.InRange((double)report.Alarms, 0, 0.02 * report.Wrong);
        Assert.InRange(report.Named, 0.95 * report.Wrong, report.Wrong);
        Assert.InRange(report.Corrected, 0.95 * report.Wrong, report.Wrong);
    }

    [Fact]
    public void Generated_documents_are_right()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var draft = RandomDocuments.Of(seed);
            foreach (var truth in Truth.Of(draft))
            {
                foreach (var place in draft.Places)
                    Assert.True(truth.Holds(draft.At(place)), $"{seed}: {new Ink(draft.Style).Equation(draft.At(place))} in {draft.Write().Text}");
            }
        }
    }

    private static (int Wrong, int Right, int Seed) Counts()
    {
        if (Environment.GetEnvironmentVariable("CONVSYMBOLIC_SLIPS") is { Length: > 0 } counts)
        {
            int[] numbers = [.. counts.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
            return (numbers[0], numbers[1], numbers is [_, _, var seed] ? seed : Seed);
        }
        return FullRun.IsOn ? (2_000, 1_000, Seed) : (300, 150, Seed);
    }
}
