namespace ConvSymbolic.Latex;

// One row: where it begins and ends, and what it goes on with.
internal sealed partial class RowReader
{
    // Some hundred pages without a row break.
    private const int MostTokens = 400_000;

    private Row Row(Stretch stretch, bool isFirstOfLine)
    {
        var first = tokens[stretch.Start];
        var last = LastOutsideOfScripts(stretch);
        bool isAlone = stretch.Stop - stretch.Start == 1;
        var lead = isFirstOfLine ? TakeDangling(first) : null;
        if (!isFirstOfLine)
            EndDangling();
        bool goesOn = _rows.Count > 0 && isFirstOfLine;
        bool continuesAbove = lead is { IsRelation: true } || (lead is null && first.IsRelation);
        bool continuesSide = lead is { IsRelation: false };
        int start = stretch.Start;
        if (lead is null && first.Kind == TokenKind.Product && !isAlone)
        {
            lead = first;
            start++;
            continuesSide = true;
        }
        else if (lead is null && first.Kind == TokenKind.Sign && goesOn && !isAlone)
        {
            // A minus may also begin an equation of its own.
            continuesSide = first.Value == 0 || !HasRelation(stretch) || tokens[stretch.Start - 1].Kind == TokenKind.Column;
        }

        int stop = stretch.Stop;
        bool dangles = last is { IsOperator: true } && !isAlone && stop - start > 1 && last.Kind != TokenKind.Slash && last.Kind != TokenKind.LabelledRelation;
        if (dangles)
            stop--;
        var range = RangeOf(stretch with { Stop = stop });
        var row = Parsed(new(start, stop), lead, new(range, null, ContinuesAbove: continuesAbove, ContinuesSide: continuesSide));
        if (dangles)
            _dangling = new(_rows.Count, new(start, stretch.Stop), lead, last);
        return row;
    }

    private Row Parsed(Stretch stretch, Token? lead, Row row)
    {
        if (stretch.Stop - stretch.Start > MostTokens)
        {
            string found = $"{stretch.Stop - stretch.Start:N0} signs";
            string expected = $"at most {MostTokens:N0}";
            return row with { Problem = new(row.Range, found, expected, $"This equation has {found}; {expected} are read.") };
        }

        var statement = _parser.Row(stretch.Start, stretch.Stop, lead, out var problem);
        return row with { Statement = statement, Problem = problem };
    }

    private Token? TakeDangling(Token first)
    {
        if (_dangling is not { } dangling)
            return null;
        _dangling = null;
        var sign = dangling.Sign;
        // Many write the operator twice, where the row ends and where the next begins.
        bool isRepeated = first.IsRelation || (first.Kind == TokenKind.Sign && sign.Kind == TokenKind.Sign) || (first.Kind == TokenKind.Product && sign.Kind == TokenKind.Product);
        return isRepeated ? null : sign;
    }

    // Nothing follows: the row is read with its last operator.
    private void EndDangling()
    {
        if (_dangling is not { } dangling || dangling.Row >= _rows.Count)
            return;
        _dangling = null;
        _rows[dangling.Row] = Parsed(dangling.Stretch, dangling.Lead, _rows[dangling.Row] with { Range = RangeOf(dangling.Stretch) });
    }

    private Token LastOutsideOfScripts(Stretch stretch)
    {
        var last = tokens[stretch.Stop - 1];
        bool isScript = stretch.Stop - 2 >= stretch.Start && tokens[stretch.Stop - 2].Kind is TokenKind.Sub or TokenKind.Sup;
        return isScript ? Token.None : last;
    }

    private bool HasRelation(Stretch stretch)
    {
        for (int i = stretch.Start; i < stretch.Stop; i++)
        {
            if (partner[i] > i)
                i = partner[i];
            else if (tokens[i].IsRelation)
                return true;
        }

        return false;
    }

    private readonly record struct Dangling(int Row, Stretch Stretch, Token? Lead, Token Sign);
}
