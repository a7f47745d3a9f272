using System.Text;
using CliWrap;

namespace ConvSymbolic.Cli.Outside;

/// <summary>What a program writes, up to a limit; beyond it nothing is kept and the program is told to stop.</summary>
internal sealed class BoundedText : IDisposable
{
    private const int MostBrief = 400;

    private readonly MemoryStream _bytes = new();

    /// <summary>Takes so many bytes.</summary>
    /// <param name="most">The most bytes.</param>
    /// <param name="stop">Tells the program to stop.</param>
    public BoundedText(int most, Action stop) => Target = PipeTarget.Create(async (source, cancellation) =>
    {
        byte[] buffer = new byte[1 << 14];
        for (int count; (count = await source.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (_bytes.Length + count > most)
            {
                IsFull = true;
                stop();
                return;
            }
            _bytes.Write(buffer, 0, count);
        }
    });

    public PipeTarget Target { get; }

    public bool IsFull { get; private set; }

    public string Text => Encoding.UTF8.GetString(_bytes.GetBuffer(), 0, (int)_bytes.Length);

    /// <summary>Its beginning, on one line.</summary>
    public string Brief => string.Join(' ', Text[..Math.Min(MostBrief, Text.Length)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public void Dispose() => _bytes.Dispose();
}
