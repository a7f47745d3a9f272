namespace ConvSymbolic.Cli.Output;

/// <summary>Knows the error of a reader that has gone, as in <c>convsym derive | head</c>.</summary>
internal static class BrokenPipe
{
    // EPIPE, which .NET puts into HResult as it is; on Windows ERROR_BROKEN_PIPE and ERROR_NO_DATA as HRESULTs.
    private const int Unix = 32, Broken = unchecked((int)0x8007006D), Closing = unchecked((int)0x800700E8);

    public static bool IsCause(Exception exception) => exception is IOException { HResult: Unix or Broken or Closing };
}
