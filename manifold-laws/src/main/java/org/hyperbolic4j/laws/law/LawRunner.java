package org.hyperbolic4j.laws.law;

import java.util.Iterator;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.hyperbolic4j.manifold.Manifold;

/**
 * Tries laws on a manifold. What a law is tried on depends on the seed, the law's name and the
 * number of the try alone. The first scene on which it does not hold is shrunk, and ends its tries.
 */
public final class LawRunner {

  private static final int GENERATOR_SIZE = 1000;

  private static final int SHRINKING_STEPS = 1000;

  private final Manifold manifold;
  private final Precision precision;
  private final int tries;
  private final long seed;

  /**
   * A runner.
   *
   * @param manifold the manifold
   * @param precision what it computes in
   * @param tries how often to try a law of ordinary cost, at least 1
   * @param seed of the tries
   * @throws IllegalArgumentException if {@code tries} is below 1
   */
  public LawRunner(Manifold manifold, Precision precision, int tries, long seed) {
    if (tries < 1) {
      throw new IllegalArgumentException("a law must be tried at least once, not " + tries);
    }
    this.manifold = manifold;
    this.precision = precision;
    this.tries = tries;
    this.seed = seed;
  }

  /**
   * Tries a law.
   *
   * @param law the law
   * @return what became of it
   */
  public Verdict run(Law law) {
    Optional<String> missing = Need.missing(manifold, law.needs());
    if (missing.isPresent()) {
      return new Verdict(law, missing, 0, Optional.empty(), Optional.empty());
    }
    return inSession(() -> tried(law, true));
  }

  /**
   * Tries a law without looking for the smallest scene on which it does not hold.
   *
   * @param law the law
   * @return whether it held wherever it was tried; true, too, if it does not apply
   */
  public boolean holds(Law law) {
    return Need.missing(manifold, law.needs()).isPresent()
        || inSession(() -> tried(law, false)).held();
  }

  private static Verdict inSession(Supplier<Verdict> trying) {
    if (JqwikSession.isActive()) {
      return trying.get();
    }
    Verdict[] verdict = new Verdict[1];
    JqwikSession.run(() -> verdict[0] = trying.get());
    return verdict[0];
  }

  private Verdict tried(Law law, boolean shrinking) {
    CurvatureRange range = CurvatureRange.of(manifold);
    boolean negative = law.needs().contains(Need.NEGATIVE_CURVATURE);
    Arbitrary<Scene> scenes = law.scenes().on(negative ? range.hyperbolicOnly() : range, precision);
    RandomGenerator<Scene> generator = scenes.generator(GENERATOR_SIZE, true);
    int count = law.triesOf(tries);
    Optional<Discrepancy> worst = Optional.empty();
    for (int number = 1; number <= count; number++) {
      Shrinkable<Scene> drawn = generator.next(new Random(seedOf(law, number)));
      Discrepancy found = measure(law, drawn.value());
      if (worst.isEmpty() || found.ratio() > worst.get().ratio()) {
        worst = Optional.of(found);
      }
      if (!found.held()) {
        Scene smallest = shrinking ? shrunk(law, drawn) : drawn.value();
        Discrepancy there = measure(law, smallest);
        return new Verdict(
            law,
            Optional.empty(),
            number,
            worst,
            Optional.of(
                new Verdict.Counterexample(smallest.toString(), there.toString(), seed, number)));
      }
      JqwikSession.finishTry();
    }
    return new Verdict(law, Optional.empty(), count, worst, Optional.empty());
  }

  private long seedOf(Law law, int number) {
    return new Random(seed * 31 + law.name().hashCode()).nextLong() + 0x9E3779B97F4A7C15L * number;
  }

  /** A law that cannot even be computed does not hold. */
  private Discrepancy measure(Law law, Scene scene) {
    try {
      return law.check().measure(new Trial(manifold, precision, scene));
    } catch (RuntimeException e) {
      return Discrepancy.unless("no exception (" + e + ")", false);
    }
  }

  private Scene shrunk(Law law, Shrinkable<Scene> falsified) {
    Shrinkable<Scene> smallest = falsified;
    int most = SHRINKING_STEPS / law.cost();
    int steps = 0;
    boolean smaller = true;
    while (smaller && steps < most) {
      smaller = false;
      Iterator<Shrinkable<Scene>> candidates = smallest.shrink().iterator();
      while (!smaller && candidates.hasNext() && steps < most) {
        Shrinkable<Scene> candidate = candidates.next();
        steps++;
        if (candidate.distance().compareTo(smallest.distance()) < 0
            && !measure(law, candidate.value()).held()) {
          smallest = candidate;
          smaller = true;
        }
      }
    }
    return smallest.value();
  }
}
