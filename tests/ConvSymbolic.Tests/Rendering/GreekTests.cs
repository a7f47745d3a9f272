using ConvSymbolic.Rendering;

namespace ConvSymbolic.Tests.Rendering;

public class GreekTests
{
    [Theory]
    [InlineData("delta", "δ")]
    [InlineData("It says that delta^2 and Theta are one.", "It says that δ^2 and Θ are one.")]
    [InlineData(@"\delta_{22} should be \text{delta}", @"\delta_{22} should be \text{delta}")]
    [InlineData("the deltas of a piece, X_{eta}", "the deltas of a piece, X_{eta}")]
    [InlineData("", "")]
    public void Names_in_sentences_are_their_letters(string sentence, string shown) => Assert.Equal(shown, Greek.InWords(sentence));
}
