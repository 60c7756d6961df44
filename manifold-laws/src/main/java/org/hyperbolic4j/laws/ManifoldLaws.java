package org.hyperbolic4j.laws;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.LawRunner;
import org.hyperbolic4j.laws.law.Need;
import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.laws.law.Verdict;
import org.hyperbolic4j.manifold.Manifold;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * All laws of the {@link LawSuite} as tests of a manifold, in both precisions. The author of a
 * manifold extends the class:
 *
 * <pre>{@code
 * class MyManifoldLawsTest extends ManifoldLaws {
 *   MyManifoldLawsTest() {
 *     super(new MyManifold());
 *   }
 * }
 * }</pre>
 *
 * <p>A manifold that lacks an optional part says so, as in {@code super(new MyManifold(),
 * Need.SAMPLER)}.
 *
 * <p>Each law is tried {@value #DEFAULT_TRIES} times, or as often as the system property {@code
 * laws.tries} says, on what the seed 0 or that of the system property {@code laws.seed} draws, in
 * both precisions or the one of {@code laws.precision}; laws whose names begin as {@code laws.skip}
 * says are left out. A failure says on which scene, shrunk, and from which seed; with {@code
 * laws.shrink=false}, as mutation testing has it, only that there is one.
 */
public abstract class ManifoldLaws {

  /** How often a law is tried unless something else is asked for. */
  public static final int DEFAULT_TRIES = 200;

  private static final boolean SHRINKING =
      Boolean.parseBoolean(System.getProperty("laws.shrink", "true"));

  private final Manifold manifold;
  private final Set<Need> without;

  /**
   * The laws on one manifold.
   *
   * @param manifold the manifold
   * @param without what it is not meant to have, so that nothing is lost unnoticed; laws that need
   *     it do not apply
   */
  protected ManifoldLaws(Manifold manifold, Need... without) {
    this.manifold = manifold;
    this.without = Set.of(without);
  }

  /** Otherwise laws about a part that got lost would no longer be tried, and all would hold. */
  @Test
  void theManifoldHasThePartsItIsMeantToHave() {
    Set<Need> unmet = Need.unmetBy(manifold);
    if (!unmet.equals(without)) {
      fail(
          "the test says %s is without %s, but it is without %s"
              .formatted(manifold.name(), sorted(without), sorted(unmet)));
    }
  }

  private static Set<Need> sorted(Set<Need> needs) {
    return new TreeSet<>(needs);
  }

  /**
   * The laws in each precision.
   *
   * @return one test a law that applies
   */
  @TestFactory
  Stream<DynamicContainer> laws() {
    String only = System.getProperty("laws.precision", "");
    return (only.isEmpty()
            ? Stream.of(Precision.values())
            : Stream.of(Precision.valueOf(only.toUpperCase(Locale.ROOT))))
        .map(precision -> DynamicContainer.dynamicContainer(precision.toString(), in(precision)));
  }

  private Stream<DynamicTest> in(Precision precision) {
    LawRunner runner =
        new LawRunner(
            manifold,
            precision,
            Integer.getInteger("laws.tries", DEFAULT_TRIES),
            Long.getLong("laws.seed", 0));
    String skipped = System.getProperty("laws.skip", "");
    return LawSuite.laws().stream()
        .filter(law -> skipped.isEmpty() || !law.name().startsWith(skipped))
        .map(law -> DynamicTest.dynamicTest(law.name(), () -> check(runner, law)));
  }

  private static void check(LawRunner runner, Law law) {
    if (!SHRINKING) {
      assertTrue(runner.holds(law), law.statement());
      return;
    }
    Verdict verdict = runner.run(law);
    verdict
        .counterexample()
        .ifPresent(found -> fail("%s: %s".formatted(verdict.law().statement(), found)));
  }
}
