namespace ConvSymbolic.Latex;

// Signs of convolution that say their kind: *_{full}, \overset{\text{valid}}{\ast}.
internal sealed partial class NodeParser
{
    // The word that such a sign is, conv with its label; null for a sign alone and for anything else.
    private NameNode? LabelledSign()
    {
        int start = Peek().Start;
        if (Peek().Kind == TokenKind.Product)
        {
            int next = _at + 1;
            while (next < _stop && tokens[next].IsBlank)
                next++;
            if (next >= _stop || tokens[next].Kind is not (TokenKind.Sub or TokenKind.Sup))
                return null;
            Take();
            Take();
            var script = Script(out _);
            return new NameNode(From(start), "conv" + (script is NameNode name ? name.Name : script?.Range.Of(text)), true);
        }
        // \tilde\otimes: the wide convolution, which is the full one.
        if (Peek() is { Kind: TokenKind.Accent, Text: "tilde" } && Sign(_at + 1) is { } wide)
        {
            Take();
            SkipArgument();
            _lastEnd = Math.Max(_lastEnd, tokens[wide].End);
            return new NameNode(From(start), "convfull", true);
        }
        if (Peek().Kind != TokenKind.Above || Body(_at + 1) is not { } sign)
            return null;
        Take();
        var label = Label();
        SkipArgument();
        _lastEnd = Math.Max(_lastEnd, tokens[sign].End);
        return new NameNode(From(start), "conv" + (label is NameNode word ? word.Name : label?.Range.Of(text)), true);
    }

    // The sign that is all that a label stands over.
    private int? Body(int label)
    {
        while (label < _stop && tokens[label].IsBlank)
            label++;
        return Sign(label < _stop && partner[label] > label ? partner[label] + 1 : label + 1);
    }

    private int? Sign(int body)
    {
        while (body < _stop && tokens[body].IsBlank)
            body++;
        if (body < _stop && tokens[body].Kind == TokenKind.OpenBrace && partner[body] == body + 2)
            body++;
        return body < _stop && tokens[body].Kind == TokenKind.Product ? body : null;
    }
}
