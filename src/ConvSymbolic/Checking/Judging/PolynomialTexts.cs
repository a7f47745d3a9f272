using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Notation;
using ConvSymbolic.Polynomials;
using ConvSymbolic.Rendering;

namespace ConvSymbolic.Checking.Judging;

/// <summary>Writes what an entry should be, with the author's letters where they can name arrays.</summary>
internal static class PolynomialTexts
{
    public static string Latex(Context context, Polynomial polynomial) => PolynomialWriter.Text(polynomial, PolynomialSyntax.Latex, NotationOf(context));

    private static NotationOptions NotationOf(Context context)
    {
        var plain = NotationOptions.Default with { IndexBase = context.IndexBase };
        string Name(string role, string usual) => context.Names.TryGetValue(role, out string? name) && name.Length <= 32 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit) ? name : usual;
        var named = plain with { Input = Name("input", "X"), Filter = Name("filter", "F"), Output = Name("output", "O"), Loss = Name("loss", "L"), Bias = Name("bias", "b") };
        string[] all = [named.Input, named.Filter, named.Output, named.Loss, named.Bias];
        return all.Distinct(StringComparer.Ordinal).Count() == all.Length ? named : plain;
    }
}
