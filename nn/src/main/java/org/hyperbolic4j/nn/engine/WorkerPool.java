package org.hyperbolic4j.nn.engine;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * A fixed number of threads, the calling one included, that share work piece by piece. Calls may
 * come from several threads at once and from within work; the calling thread always takes part, so
 * that no call waits for a free thread. An exception in the work ends the call with that exception
 * once the pieces already begun are done.
 */
public final class WorkerPool implements Workers {

  /** System property that sets the number of threads of {@link #shared}. */
  public static final String THREADS_PROPERTY = "hyperbolic4j.threads";

  /** Ranges a thread, so that a thread that is held up does not hold up the call. */
  private static final int RANGES_PER_THREAD = 16;

  /** Turns of waiting awake before sleeping; waking up costs more than most kernels' last range. */
  private static final int SPINS = 2_000;

  private final int threads;
  private final ExecutorService helpers;

  /**
   * A pool.
   *
   * @param threads number of threads, the calling one included, at least 1
   */
  public WorkerPool(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("number of threads must be at least 1, not " + threads);
    }
    this.threads = threads;
    AtomicInteger number = new AtomicInteger();
    this.helpers =
        Executors.newFixedThreadPool(
            Math.max(1, threads - 1),
            task -> {
              Thread thread = new Thread(task, "hyperbolic4j-worker-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * The pool of this process, with one thread a core or as many as the system property {@value
   * #THREADS_PROPERTY} says.
   *
   * @return the pool
   * @throws IllegalArgumentException if the property is not a positive integer
   */
  public static WorkerPool shared() {
    return Shared.POOL;
  }

  /**
   * The number of threads of {@link #shared}.
   *
   * @return at least 1
   * @throws IllegalArgumentException if the property {@value #THREADS_PROPERTY} is not a positive
   *     integer
   */
  public static int configuredThreads() {
    String value = System.getProperty(THREADS_PROPERTY);
    if (value == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (!value.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException(
          "%s must be a number of threads from 1 to 9999, not '%s'"
              .formatted(THREADS_PROPERTY, value));
    }
    return Integer.parseInt(value);
  }

  /**
   * The number of threads.
   *
   * @return at least 1
   */
  public int threads() {
    return threads;
  }

  @Override
  public void forEach(int pieces, Range work) {
    if (pieces < 0) {
      throw new IllegalArgumentException("number of pieces must not be negative: " + pieces);
    }
    if (threads == 1 || pieces <= 1) {
      Workers.SEQUENTIAL.forEach(pieces, work);
      return;
    }
    Call call = new Call(pieces, Math.min(pieces, threads * RANGES_PER_THREAD), work);
    for (int i = Math.min(threads, pieces) - 1; i > 0; i--) {
      helpers.execute(call);
    }
    call.run();
    call.await();
  }

  /** One call of {@link #forEach}: its ranges are claimed one after the other by any thread. */
  private static final class Call implements Runnable {
    private final int pieces;
    private final int ranges;
    private final Range work;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger claimed = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Call(int pieces, int ranges, Range work) {
      this.pieces = pieces;
      this.ranges = ranges;
      this.work = work;
    }

    @Override
    public void run() {
      for (int i = claimed.getAndIncrement(); i < ranges; i = claimed.getAndIncrement()) {
        if (failure.get() == null) {
          try {
            work.run(bound(i), bound(i + 1));
          } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
          }
        }
        if (done.incrementAndGet() == ranges) {
          LockSupport.unpark(caller);
        }
      }
    }

    private int bound(int range) {
      return (int) ((long) pieces * range / ranges);
    }

    void await() {
      for (int spins = 0; done.get() < ranges; spins++) {
        if (spins < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
      Throwable thrown = failure.get();
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }

  /** Made on first use. */
  private static final class Shared {
    private static final WorkerPool POOL = new WorkerPool(configuredThreads());
  }
}
