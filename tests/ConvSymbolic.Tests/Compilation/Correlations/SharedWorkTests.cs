using System.Collections.Concurrent;
using ConvSymbolic.Compilation.Correlations;

namespace ConvSymbolic.Tests.Compilation.Correlations;

public class SharedWorkTests
{
    [Fact]
    public async Task Every_call_for_help_is_answered_once()
    {
        Counted[] works = [.. Enumerable.Range(0, 50).Select(_ => new Counted())];
        await Task.WhenAll(works.Select(work => Task.Run(() =>
        {
            for (int k = 0; k < 200; k++)
                work.AskForHelp();
        })));
        Assert.True(SpinWait.SpinUntil(() => works.All(work => work.Helped >= 200), TimeSpan.FromSeconds(30)), "not all calls were answered");
        await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.All(works, work => Assert.Equal(200, work.Helped));
    }

    [Fact]
    public void The_thread_that_asks_does_not_help_itself()
    {
        var work = new Counted();
        for (int k = 0; k < 20; k++)
            work.AskForHelp();
        Assert.True(SpinWait.SpinUntil(() => work.Helped == 20, TimeSpan.FromSeconds(30)));
        Assert.DoesNotContain(Environment.CurrentManagedThreadId, work.Threads.Keys);
    }

    private sealed class Counted : SharedWork
    {
        private int _helped;

        public int Helped => Volatile.Read(ref _helped);

        public ConcurrentDictionary<int, bool> Threads { get; } = new();

        protected override void Help()
        {
            Threads[Environment.CurrentManagedThreadId] = true;
            Interlocked.Increment(ref _helped);
        }
    }
}
