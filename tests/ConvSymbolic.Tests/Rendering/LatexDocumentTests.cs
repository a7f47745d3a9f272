using System.ComponentModel;
using System.Diagnostics;
using ConvSymbolic.Rendering;
using ConvSymbolic.Tests.Support;

namespace ConvSymbolic.Tests.Rendering;

public class LatexDocumentTests
{
    private static string Body(Document document)
    {
        var body = new StringWriter();
        new LatexDocument(WritingStyle.Default, body).Write(document);
        return body.ToString();
    }

    [Fact]
    public void Writes_every_kind_of_block() => Golden.Verify(Body(DemoDocument.Make()));

    [Fact]
    public async Task A_document_compiles_without_errors_and_without_overfull_boxes()
    {
        var document = DemoDocument.Make();
        var folder = Directory.CreateTempSubdirectory("convsymbolic-");
        try
        {
            string source = DocumentTemplate.Latex.Render(LatexText.Escape(document.Title), Body(document));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "demo.tex"), source, TestContext.Current.CancellationToken);
            using var process = StartPdflatex(folder.FullName);
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

    private static Process StartPdflatex(string folder)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("pdflatex", ["-interaction=nonstopmode", "-halt-on-error", "demo.tex"])
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
