package org.hyperbolic4j.benchmarks;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.hyperbolic4j.benchmarks.floor.Resource;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.Workers;

/** Work that needs one resource only, on all threads. */
public enum Exercise {
  /** A long array copied to another. */
  COPY(Resource.BYTES) {
    @Override
    long amount(int length) {
      return 2L * Double.BYTES * length;
    }

    @Override
    Supplier<IntConsumer> work(int length) {
      double[] from = filled(length);
      double[] to = filled(length);
      return stream(
          length, (first, last) -> System.arraycopy(from, first, to, first, last - first));
    }
  },
  /** A long array made of two others (McCalpin 1995). */
  TRIAD(Resource.BYTES) {
    @Override
    long amount(int length) {
      return 3L * Double.BYTES * length;
    }

    @Override
    Supplier<IntConsumer> work(int length) {
      double[] a = filled(length);
      double[] b = filled(length);
      double[] c = filled(length);
      return stream(
          length,
          (first, last) -> {
            for (int i = first; i < last; i++) {
              a[i] = b[i] + 0.5 * c[i];
            }
          });
    }
  },
  /** Fused multiplications and additions in float64. */
  MULTIPLY_ADD_FLOAT64(Resource.FLOAT64) {
    @Override
    long amount(int length) {
      return EVALUATIONS * Horner.OPERATIONS;
    }

    @Override
    Supplier<IntConsumer> work(int length) {
      return repeated((x, results) -> Horner.evaluate(x, 0.3, results[0]));
    }
  },
  /** Fused multiplications and additions in float32. */
  MULTIPLY_ADD_FLOAT32(Resource.FLOAT32) {
    @Override
    long amount(int length) {
      return EVALUATIONS * Horner.OPERATIONS;
    }

    @Override
    Supplier<IntConsumer> work(int length) {
      return () -> {
        float[] x = new float[RUN];
        Arrays.fill(x, 0.5f);
        float[] result = new float[RUN];
        return piece -> {
          for (int i = 0; i < REPEATS; i++) {
            Horner.evaluate(x, 0.3f, result);
          }
        };
      };
    }
  },
  /** {@link Runs#all}. */
  RADIAL(Resource.RADIAL) {
    @Override
    long amount(int length) {
      return EVALUATIONS;
    }

    @Override
    Supplier<IntConsumer> work(int length) {
      return repeated((x, to) -> Runs.best().all(x, RUN, to[0], to[1], to[2]));
    }
  },
  /** {@link Runs#sinh}. */
  SINH(Resource.SINH) {
    @Override
    long amount(int length) {
      return EVALUATIONS;
    }

    @Override
    Supplier<IntConsumer> work(int length) {
      return repeated((x, to) -> Runs.best().sinh(x, RUN, to[0]));
    }
  },
  /** {@link Runs#asinh}. */
  ASINH(Resource.ASINH) {
    @Override
    long amount(int length) {
      return EVALUATIONS;
    }

    @Override
    Supplier<IntConsumer> work(int length) {
      return repeated((x, to) -> Runs.best().asinh(x, RUN, to[0]));
    }
  };

  /** Independent pieces of work, enough for any number of threads to share evenly. */
  private static final int PIECES = 64;

  /** Numbers at a time, as kernels take them: they stay in the first-level cache. */
  private static final int RUN = 256;

  /** How often each piece does the same, so that sharing it out costs nothing beside it. */
  private static final int REPEATS = 64;

  private static final long EVALUATIONS = (long) PIECES * RUN * REPEATS;

  private final Resource resource;

  Exercise(Resource resource) {
    this.resource = resource;
  }

  /** Something done to elements of arrays. */
  @FunctionalInterface
  private interface Section {
    void run(int first, int last);
  }

  /** Something calculated from a run of numbers. */
  @FunctionalInterface
  private interface Calculation {
    void run(double[] x, double[][] results);
  }

  private static double[] filled(int length) {
    double[] x = new double[length];
    Arrays.fill(x, 0.5);
    return x;
  }

  private static Supplier<IntConsumer> stream(int length, Section section) {
    return () ->
        piece ->
            section.run(
                (int) ((long) length * piece / PIECES),
                (int) ((long) length * (piece + 1) / PIECES));
  }

  /** Arguments below 1, of which the functions cost least. */
  private static Supplier<IntConsumer> repeated(Calculation calculation) {
    return () -> {
      double[] x = new double[RUN];
      Arrays.setAll(x, i -> (i + 0.5) / RUN);
      double[][] results = new double[3][RUN];
      return piece -> {
        for (int i = 0; i < REPEATS; i++) {
          calculation.run(x, results);
        }
      };
    };
  }

  /**
   * What is used.
   *
   * @return the resource
   */
  Resource resource() {
    return resource;
  }

  /**
   * How much of it one call of {@link #run} uses.
   *
   * @param length of long arrays
   * @return the amount
   */
  abstract long amount(int length);

  /**
   * Makes what is needed.
   *
   * @param length of long arrays
   * @return the work of each thread, for {@link #run}
   */
  abstract Supplier<IntConsumer> work(int length);

  /**
   * Does the work once.
   *
   * @param work what {@link #work} made
   * @param workers where
   */
  static void run(Supplier<IntConsumer> work, Workers workers) {
    workers.forEachPiece(PIECES, scratch -> work.get());
  }
}
