using ConvSymbolic.Checking.Contexts;
using ConvSymbolic.Diagnostics;

namespace ConvSymbolic.Tests.Checking.Contexts;

public class DeclaredContextTests
{
    [Theory]
    [InlineData("input=X 3x3 output=X", "X is declared as input and as output")]
    [InlineData("input=X 3x3 filter=X 2x2", "X is declared as input and as filter")]
    [InlineData("loss=b bias=b", "b is declared as bias and as loss")]
    [InlineData("input=X 3x3 input=Y 4x4", "says both input=X and input=Y")]
    [InlineData("input=3x3 input=4x4", "says both input=3x3 and input=4x4")]
    [InlineData("stride=1 stride=2", "says both stride=1 and stride=2")]
    [InlineData("stride=0", "stride=0 is declared; stride is from 1 to 1000")]
    [InlineData("dilation=1,0", "dilation=1,0 is declared; dilation is from 1 to 1000")]
    [InlineData("channels=-2", "channels=-2 is declared; channels is from 1 to 1000")]
    [InlineData("output-padding=-1", "output-padding is from 0 to 1000")]
    [InlineData("input=X 3x3 input=X 4x4", "says both input 3x3 and input 4x4")]
    [InlineData("filter=F 3x3 filter=2x2", "says both filter 3x3 and filter=2x2")]
    [InlineData("upstream=G gradient=D", "says both upstream=G and gradient=D")]
    [InlineData("input=X 0x3", "input 0x3 is declared; input is from 1 to 1000")]
    [InlineData("filter=0x3", "filter=0x3 is declared; filter is from 1 to 1000")]
    [InlineData("input=X 3x1001", "input 3x1001 is declared; input is from 1 to 1000")]
    [InlineData("stride=s,0", "stride=s,0 is declared; stride is from 1 to 1000")]
    [InlineData("strides=2", "'strides=2' in the declaration 'strides=2' is not understood")]
    public void What_contradicts_itself_is_refused(string text, string message)
    {
        var error = Assert.Throws<ConvSymbolicException>(() => DeclaredContext.Read([text]));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("input=X 3x3 filter=F 2x2 output=O")]
    [InlineData("input=X input=3x3")]
    [InlineData("stride=2 stride=2")]
    [InlineData("input=X 3x3 input=X 3×3")]
    [InlineData("upstream=\\delta gradient=delta")]
    [InlineData("padding=p:0 output-padding=q,0")]
    [InlineData("input=X HxW filter=F 3x3")]
    public void What_agrees_is_read(string text) => Assert.False(DeclaredContext.Read([text]).IsEmpty);

    [Fact]
    public void A_later_declaration_stands_on_top() => Assert.Equal([2], DeclaredContext.Read(["stride=1", "stride=2"]).Stride!);
}
