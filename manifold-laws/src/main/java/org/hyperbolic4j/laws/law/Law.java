package org.hyperbolic4j.laws.law;

import java.util.EnumSet;
import java.util.Set;

/**
 * A statement that holds on every manifold that has what it needs, and how it is checked.
 *
 * @param group what it is about, for instance {@code distance}
 * @param name what it is called: lower-case words with hyphens, unique
 * @param statement the statement as a formula or a sentence
 * @param source where it comes from
 * @param tolerance how far off rounding may be, in words: a multiple of epsilon and what it grows
 *     with
 * @param needs what a manifold must have for it
 * @param scenes what it is tried on
 * @param cost how many ordinary tries one try costs; it is tried as many times fewer, at least ten
 * @param check measures how far it is from holding
 */
public record Law(
    String group,
    String name,
    String statement,
    String source,
    String tolerance,
    Set<Need> needs,
    Scenes scenes,
    int cost,
    Check check) {

  /** Measures how far a law is from holding. */
  @FunctionalInterface
  public interface Check {
    /**
     * Tries a law once.
     *
     * @param trial what it is tried on
     * @return how far it is from holding
     */
    Discrepancy measure(Trial trial);
  }

  private static final int LEAST_TRIES = 10;

  /**
   * Copies the set.
   *
   * @param group what it is about
   * @param name what it is called
   * @param statement the statement
   * @param source where it comes from
   * @param tolerance how far off rounding may be, in words
   * @param needs what a manifold must have for it
   * @param scenes what it is tried on
   * @param cost how many ordinary tries one try costs
   * @param check measures how far it is from holding
   */
  public Law {
    needs = Set.copyOf(needs);
  }

  /**
   * A law that every manifold has to keep, and that is cheap to try.
   *
   * @param group what it is about
   * @param name what it is called
   * @param statement the statement
   * @param source where it comes from
   * @param tolerance how far off rounding may be, in words
   * @param scenes what it is tried on
   * @param check measures how far it is from holding
   */
  public Law(
      String group,
      String name,
      String statement,
      String source,
      String tolerance,
      Scenes scenes,
      Check check) {
    this(group, name, statement, source, tolerance, Set.of(), scenes, 1, check);
  }

  /**
   * The same law, said only of manifolds that have something.
   *
   * @param need what they must have
   * @return the law
   */
  public Law needing(Need need) {
    Set<Need> all = EnumSet.of(need);
    all.addAll(needs);
    return new Law(group, name, statement, source, tolerance, all, scenes, cost, check);
  }

  /**
   * The same law, tried fewer times.
   *
   * @param ordinaryTries how many ordinary tries one try costs, at least 1
   * @return the law
   */
  public Law costing(int ordinaryTries) {
    return new Law(group, name, statement, source, tolerance, needs, scenes, ordinaryTries, check);
  }

  /**
   * How often it is tried.
   *
   * @param tries how often an ordinary law is tried
   * @return at least 1
   */
  int triesOf(int tries) {
    return Math.min(tries, Math.max(LEAST_TRIES, tries / cost));
  }

  @Override
  public String toString() {
    return name;
  }
}
