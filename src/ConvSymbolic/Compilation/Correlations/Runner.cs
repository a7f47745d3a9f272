using System.Runtime.CompilerServices;

namespace ConvSymbolic.Compilation.Correlations;

/// <summary>Runs the units of an operation on the caller's thread and, if more are wanted, on threads of the pool.</summary>
internal sealed unsafe class Runner<T>(Operation<T> operation, int threads)
    where T : unmanaged
{
    // So much is taken from the stack.
    private const int MostStackBytes = 16 << 10;

    private readonly long _sharedLength = operation.SharedLength, _bytes = operation.UnitBytes + Scratch.BytesOf<T>(operation.SharedLength) + Scratch.Slack;
    private readonly ScratchPool _pool = new(operation.UnitBytes + Scratch.BytesOf<T>(operation.SharedLength) + Scratch.Slack);
    private readonly int _units = operation.Units, _threads = Math.Min(threads, operation.Units);
    private Crew? _idle;

    public bool IsPadded { get; } = operation.IsPadded;

    public void Run(in Arguments<T> arguments)
    {
        if (_threads <= 1 && _bytes <= MostStackBytes)
        {
            RunOnStack(arguments);
            return;
        }
        byte[] memory = _pool.Rent();
        if (_threads > 1)
            RunTogether(arguments, ScratchPool.Open(memory));
        else
            RunAlone(arguments, ScratchPool.Open(memory));
        _pool.Return(memory);
    }

    [SkipLocalsInit]
    private void RunOnStack(in Arguments<T> arguments)
    {
        byte* room = stackalloc byte[MostStackBytes];
        RunAlone(arguments, new Scratch(room));
    }

    private void RunAlone(Arguments<T> arguments, Scratch scratch)
    {
        arguments.Shared = scratch.Take<T>(_sharedLength);
        operation.Prepare(arguments);
        for (int unit = 0; unit < _units; unit++)
            operation.Run(arguments, unit, scratch);
    }

    private void RunTogether(Arguments<T> arguments, Scratch scratch)
    {
        arguments.Shared = scratch.Take<T>(_sharedLength);
        Crew crew = Interlocked.Exchange(ref _idle, null) ?? new Crew(this);
        crew.Open(arguments);
        for (int k = 1; k < _threads; k++)
            crew.AskForHelp();
        crew.Prepare();
        crew.Work(scratch);
        crew.Close();
        _idle = crew;
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
                    byte[] memory = runner._pool.Rent();
                    for (var wait = default(SpinWait); !Volatile.Read(ref _isPrepared); wait.SpinOnce(sleep1Threshold: -1))
                    {
                    }
                    Work(ScratchPool.Open(memory));
                    runner._pool.Return(memory);
                    Interlocked.Decrement(ref _inside);
                    return;
                }
                inside = before;
            }
        }

        public void Work(Scratch scratch)
        {
            for (int unit = Interlocked.Increment(ref _next); unit < runner._units; unit = Interlocked.Increment(ref _next))
                runner.Operation.Run(_arguments, unit, scratch);
        }

        public void Close()
        {
            var wait = default(SpinWait);
            for (Interlocked.Decrement(ref _inside); Volatile.Read(ref _inside) > 0;)
                wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    private Operation<T> Operation => operation;
}
