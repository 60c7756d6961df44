package org.hyperbolic4j.laws;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that is wrong about one operator of flat space, and the law that must not hold because
 * of it.
 *
 * @param law the law
 * @param operator the operator with the fault
 * @param fault what is wrong
 */
record OperatorMistake(String law, String operator, Fault fault) {

  /** What can be wrong about an operator, where possible by one part in a billion. */
  enum Fault {
    NONE,
    LONG_RESULT,
    LONG_GRADIENT,
    DROPPED_TERM,
    GRADIENT_BY_CURVATURE,
    GRADIENT_BEYOND_THE_CAP,
    BENT_GRADIENT,
    RESULT_BY_RANK,
    RESULT_BY_THREADS,
    RESULT_BY_PRECISION,
    NOT_A_NUMBER,
    CENTRE_OF_NOTHING
  }

  /** No mistake. */
  static final OperatorMistake NONE = new OperatorMistake("", "", Fault.NONE);

  private static final List<String> OPERATORS =
      List.of(
          "hyperplanes",
          "hyperplane-distances",
          "midpoint",
          "frechet-mean",
          "weighted-midpoint",
          "weighted-frechet-mean",
          "dispersion",
          "normalise",
          "add",
          "distance",
          "to-point",
          "to-tangent");

  private static final List<Fault> OF_KERNELS =
      List.of(
          Fault.LONG_RESULT, Fault.LONG_GRADIENT, Fault.DROPPED_TERM, Fault.GRADIENT_BY_CURVATURE);

  /** All mistakes. */
  static List<OperatorMistake> all() {
    List<OperatorMistake> all = new ArrayList<>();
    for (String operator : OPERATORS) {
      for (Fault fault : OF_KERNELS) {
        all.add(agreement("fused", operator, fault));
      }
      if (!operator.endsWith("frechet-mean")) {
        all.add(agreement("graph", operator, Fault.LONG_RESULT));
      }
    }
    for (String operator : List.of("hyperplanes", "normalise", "add")) {
      String law = operator + "-agrees-with-the-projection-to-the-cap";
      all.add(new OperatorMistake("graph-" + law, operator, Fault.GRADIENT_BEYOND_THE_CAP));
      all.add(new OperatorMistake("fused-" + law, operator, Fault.GRADIENT_BEYOND_THE_CAP));
    }
    for (String engine : List.of("graph-", "fused-")) {
      all.add(contract(engine + "gradients-are-slopes", Fault.LONG_GRADIENT));
      all.add(contract(engine + "images-are-rows-in-another-order", Fault.RESULT_BY_RANK));
      all.add(
          contract(engine + "finite-inputs-have-finite-results-and-gradients", Fault.NOT_A_NUMBER));
    }
    all.add(contract("fused-gradients-are-linear-in-the-cotangent", Fault.BENT_GRADIENT));
    all.add(
        contract("fused-results-do-not-depend-on-the-number-of-threads", Fault.RESULT_BY_THREADS));
    all.add(contract("fused-float32-is-float64-rounded", Fault.RESULT_BY_PRECISION));
    all.add(new OperatorMistake("fused-empty-batches", "midpoint", Fault.CENTRE_OF_NOTHING));
    return all;
  }

  private static OperatorMistake agreement(String engine, String operator, Fault fault) {
    return new OperatorMistake(
        "%s-%s-agrees-with-the-geometry".formatted(engine, operator), operator, fault);
  }

  private static OperatorMistake contract(String law, Fault fault) {
    return new OperatorMistake(law, "add", fault);
  }

  /** Whether an operator has a fault. */
  boolean in(String which, Fault one) {
    return fault == one && operator.equals(which);
  }
}
