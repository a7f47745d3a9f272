namespace ConvSymbolic.Compilation.Correlations;

/// <summary>Runs the units of an operation on the caller's thread and, if more are wanted, on threads of the pool.</summary>
internal sealed unsafe class Runner<T>(Operation<T> operation, int threads)
    where T : unmanaged
{
    private readonly ScratchPool _scratch = new(operation.UnitBytes + Scratch.BytesOf<T>(operation.SharedLength));
    private readonly int _threads = Math.Min(threads, operation.Units);
    private Crew? _idle;

    public bool IsPadded => operation.IsPadded;

    public void Run(Arguments<T> arguments)
    {
        Scratch scratch = _scratch.Rent();
        arguments.Shared = scratch.Take<T>(operation.SharedLength);
        scratch.Keep();
        if (_threads > 1)
            RunTogether(arguments, scratch);
        else
        {
            operation.Prepare(arguments);
            for (int unit = 0; unit < operation.Units; unit++)
                RunUnit(arguments, unit, scratch);
        }
        _scratch.Return(scratch);
    }

    private void RunTogether(in Arguments<T> arguments, Scratch scratch)
    {
        Crew crew = Interlocked.Exchange(ref _idle, null) ?? new Crew(this);
        crew.Open(arguments);
        for (int k = 1; k < _threads; k++)
            crew.AskForHelp();
        crew.Prepare();
        crew.Work(scratch);
        crew.Close();
        _idle = crew;
    }

    private void RunUnit(in Arguments<T> arguments, int unit, Scratch scratch)
    {
        scratch.Clear();
        operation.Run(arguments, unit, scratch);
    }

    /// <summary>
    /// The threads of one call. Whoever enters while the gate is open takes units until there are none; one that comes late finds the
    /// gate closed, or helps with the next call.
    /// </summary>
    private sealed class Crew(Runner<T> runner) : SharedWork
    {
        private Arguments<T> _arguments;
        private int _next;
        private int _inside;
        private bool _isPrepared;

        public void Open(in Arguments<T> arguments)
        {
            _arguments = arguments;
            _next = -1;
            _isPrepared = false;
            Volatile.Write(ref _inside, 1);
        }

        public void Prepare()
        {
            runner.Operation.Prepare(_arguments);
            Volatile.Write(ref _isPrepared, true);
        }

        protected override void Help()
        {
            for (int inside = Volatile.Read(ref _inside); inside > 0;)
            {
                int before = Interlocked.CompareExchange(ref _inside, inside + 1, inside);
                if (before == inside)
                {
                    Scratch scratch = runner._scratch.Rent();
                    for (var wait = default(SpinWait); !Volatile.Read(ref _isPrepared); wait.SpinOnce(sleep1Threshold: -1))
                    {
                    }
                    Work(scratch);
                    runner._scratch.Return(scratch);
                    Interlocked.Decrement(ref _inside);
                    return;
                }
                inside = before;
            }
        }

        public void Work(Scratch scratch)
        {
            for (int unit = Interlocked.Increment(ref _next); unit < runner.Units; unit = Interlocked.Increment(ref _next))
                runner.RunUnit(_arguments, unit, scratch);
        }

        public void Close()
        {
            var wait = default(SpinWait);
            for (Interlocked.Decrement(ref _inside); Volatile.Read(ref _inside) > 0;)
                wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    private Operation<T> Operation => operation;

    private int Units => operation.Units;
}
