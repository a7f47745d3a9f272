namespace ConvSymbolic.Cli.Output;

/// <summary>A standard stream that can't be used: whoever reads or writes hears why, and whoever does not is not disturbed.</summary>
/// <param name="reason">Why, as the end of a sentence.</param>
internal sealed class ClosedStream(string reason) : Stream
{
    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new IOException(reason);

    public override void Write(byte[] buffer, int offset, int count) => throw new IOException(reason);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
