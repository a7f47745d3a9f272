namespace ConvSymbolic.Compilation.Correlations;

/// <summary>
/// Up to five rows of the filter that a row kernel takes in one go. Their source rows lie equally far apart, and the other filter positions
/// and the source channels are its columns.
/// </summary>
/// <param name="Taps">The number of filter rows.</param>
/// <param name="Shift">How far the source row of the first is from that of result row 0.</param>
/// <param name="Columns">Where each column begins, relative to the result position: the source of the first of the rows.</param>
/// <param name="Weights">Among the weights of a result channel, those of each column and row.</param>
internal sealed record RowPass(int Taps, int Shift, PinnedTable Columns, int[] Weights);
