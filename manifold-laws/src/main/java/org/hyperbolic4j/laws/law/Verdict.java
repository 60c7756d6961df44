package org.hyperbolic4j.laws.law;

import java.util.Optional;

/**
 * What became of a law on a manifold.
 *
 * @param law the law
 * @param missing what the manifold does not have and the law needs, if anything; then it was not
 *     tried
 * @param tries how often it was tried
 * @param worst the largest deviation in units of what is allowed, if it was tried
 * @param counterexample where it did not hold, if anywhere
 */
public record Verdict(
    Law law,
    Optional<String> missing,
    int tries,
    Optional<Discrepancy> worst,
    Optional<Counterexample> counterexample) {

  /**
   * Where a law did not hold.
   *
   * @param scene the smallest scene found, in words
   * @param problem what was wrong there
   * @param seed the run's seed; the same seed finds it again
   * @param tryNumber the try that found it, from 1
   */
  public record Counterexample(String scene, String problem, long seed, int tryNumber) {

    @Override
    public String toString() {
      return "%s, at %s (seed %d, try %d)".formatted(problem, scene, seed, tryNumber);
    }
  }

  /**
   * Says whether the law was found to hold.
   *
   * @return false if there is a counterexample; true, too, if the law does not apply
   */
  public boolean held() {
    return counterexample.isEmpty();
  }
}
