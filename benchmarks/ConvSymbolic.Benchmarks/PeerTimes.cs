namespace ConvSymbolic.Benchmarks;

/// <summary>What a peer needed at one size. A size that was once beyond the budget is not tried again.</summary>
internal sealed class PeerTimes(Peer peer)
{
    private readonly Samples _samples = new();

    public bool IsBeyondBudget { get; private set; }

    public double Median => _samples.Median;

    public void Measure(Job job, TimeSpan budget)
    {
        if (IsBeyondBudget)
            return;
        if (peer.Measure(job, budget) is { } seconds)
            _samples.Add(seconds);
        else
            IsBeyondBudget = true;
    }
}
