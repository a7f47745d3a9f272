using System.ComponentModel;
using System.Diagnostics;

namespace ConvSymbolic.Tests.Support;

/// <summary>Compiles LaTeX where pdflatex is installed; elsewhere the test says that it was skipped.</summary>
internal static class PdfLatex
{
    /// <summary>A complete document must compile without an error and without an overfull box.</summary>
    public static async Task Compile(string source)
    {
        var folder = Directory.CreateTempSubdirectory("convsymbolic-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "page.tex"), source, TestContext.Current.CancellationToken);
            using var process = Start(folder.FullName);
            string log = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, log);
            Assert.DoesNotContain("Overfull", log, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Process Start(string folder)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("pdflatex", ["-interaction=nonstopmode", "-halt-on-error", "page.tex"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
            })!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("pdflatex is not installed (Debian: texlive-latex-extra, lmodern).");
            throw;
        }
    }
}
