package org.hyperbolic4j.experiments.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Closes a stream out of which nothing has come for a while. Java's HTTP client waits for ever for
 * the next bytes of an answer; its streams may be closed while somebody reads.
 */
final class StallGuard implements AutoCloseable {

  private static final int CHECKS = 4;

  private final InputStream watched;
  private final long patienceNanos;
  private final Timer timer = new Timer("h4j-stall", true);
  private volatile long lastNanos = System.nanoTime();

  StallGuard(InputStream watched, Duration patience) {
    this.watched = watched;
    this.patienceNanos = patience.toNanos();
    long period = Math.max(1, patience.toMillis() / CHECKS);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            check();
          }
        },
        period,
        period);
  }

  /** Something came. */
  void alive() {
    lastNanos = System.nanoTime();
  }

  /** Whether the stream was closed because nothing came. */
  boolean stalled() {
    return System.nanoTime() - lastNanos > patienceNanos;
  }

  private void check() {
    if (stalled()) {
      timer.cancel();
      try {
        watched.close();
      } catch (IOException e) {
        // Whoever reads gets to know.
      }
    }
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
