package org.hyperbolic4j.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    RESULT_BY_SCRATCH,
    GRADIENT_BY_WISH,
    GRADIENT_TWICE,
    RESULT_BY_PRECISION,
    NOT_A_NUMBER,
    CENTRE_OF_NOTHING,
    NO_NAME,
    SILENT_REFUSAL,
    ANY_DEPARTURE,
    SHARED_IDENTIFIER,
    IDLE_DEPARTURE,
    DEPARTURE_OF_KERNELS
  }

  /** In place of an operator: the plug-in as a whole. */
  static final String PLUG_IN = "plug-in";

  /** No mistake. */
  static final OperatorMistake NONE = new OperatorMistake("", "", Fault.NONE);

  private static final List<String> ITERATIONS = List.of("frechet-mean", "weighted-frechet-mean");

  private static final List<String> WITHOUT_KERNEL =
      List.of(
          "native-from-tangent", "native-to-tangent", "native-hyperplane-distances", "native-pool");

  private static final List<String> OTHERS =
      List.of(
          "hyperplanes",
          "hyperplane-distances",
          "midpoint",
          "weighted-midpoint",
          "frechet-steps",
          "weighted-frechet-steps",
          "dispersion",
          "normalise",
          "add",
          "distance",
          "to-point",
          "to-tangent",
          "native-affine",
          "native-centre",
          "native-dispersion",
          "native-normalise");

  private static final List<String> CAPPED =
      List.of("hyperplanes", "normalise", "add", "native-affine", "native-normalise");

  private static final List<Fault> OF_KERNELS =
      List.of(
          Fault.LONG_RESULT, Fault.LONG_GRADIENT, Fault.DROPPED_TERM, Fault.GRADIENT_BY_CURVATURE);

  /** All mistakes. */
  static List<OperatorMistake> all() {
    List<OperatorMistake> all = new ArrayList<>();
    for (String operator : concat(OTHERS, ITERATIONS)) {
      for (Fault fault : OF_KERNELS) {
        all.add(agreement("fused", operator, fault));
      }
      all.add(finite("fused", operator));
      all.add(farOut(operator, "agrees-with-the-geometry", Fault.LONG_RESULT));
      all.add(farOut(operator, "has-slopes-for-gradients", Fault.LONG_GRADIENT));
    }
    for (String operator : concat(OTHERS, WITHOUT_KERNEL)) {
      all.add(agreement("graph", operator, Fault.LONG_RESULT));
      all.add(finite("graph", operator));
    }
    for (String engine : List.of("graph", "fused")) {
      all.add(
          new OperatorMistake(
              engine + "-distance-from-the-origin-is-known-at-any-length",
              "distance",
              Fault.LONG_RESULT));
    }
    for (String operator : CAPPED) {
      all.add(capped("fused", operator));
    }
    for (String operator : concat(CAPPED, List.of("native-from-tangent"))) {
      all.add(capped("graph", operator));
    }
    all.addAll(contract("graph-", "add", "add"));
    all.addAll(contract("graph-native-", "native-affine", "native-affine"));
    all.addAll(contract("fused-", "add", "add"));
    all.addAll(contract("fused-native-", "native-centre", "native-centre"));
    all.addAll(ofKernels("fused-", "add", "midpoint"));
    all.addAll(ofKernels("fused-native-", "native-normalise", "native-centre"));
    all.add(ofPlugin("name-is-a-word", Fault.NO_NAME));
    all.add(ofPlugin("refused-curvatures-are-explained", Fault.SILENT_REFUSAL));
    all.add(ofPlugin("departures-are-known-by-name", Fault.ANY_DEPARTURE));
    all.add(ofPlugin("kernels-have-identifiers-of-their-own", Fault.SHARED_IDENTIFIER));
    all.add(ofPlugin("departures-change-kernels", Fault.IDLE_DEPARTURE));
    all.add(ofPlugin("graph-departures-are-those-of-kernels", Fault.DEPARTURE_OF_KERNELS));
    all.add(
        new OperatorMistake(
            "native-batch-norm-sets-the-dispersion", "native-normalise", Fault.LONG_RESULT));
    all.add(
        new OperatorMistake(
            "native-centre-moves-with-isometries", "native-centre", Fault.LONG_RESULT));
    all.add(
        new OperatorMistake(
            "native-pooling-of-a-constant-image-is-that-constant",
            "native-pool",
            Fault.LONG_RESULT));
    for (String law : List.of("native-coordinates-are", "native-coordinates-of-patches-are")) {
      all.add(
          new OperatorMistake(law + "-those-of-points", "native-coordinates", Fault.LONG_RESULT));
    }
    return all;
  }

  private static List<String> concat(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private static OperatorMistake capped(String engine, String operator) {
    return new OperatorMistake(
        "%s-%s-agrees-with-the-projection-to-the-cap".formatted(engine, operator),
        operator,
        Fault.GRADIENT_BEYOND_THE_CAP);
  }

  private static List<OperatorMistake> contract(String set, String ofGradient, String ofRank) {
    return List.of(
        new OperatorMistake(set + "gradients-are-slopes", ofGradient, Fault.LONG_GRADIENT),
        new OperatorMistake(
            set + "images-are-rows-in-another-order", ofRank, Fault.RESULT_BY_RANK));
  }

  private static List<OperatorMistake> ofKernels(String set, String operator, String ofBatch) {
    return List.of(
        new OperatorMistake(
            set + "gradients-are-linear-in-the-cotangent", operator, Fault.BENT_GRADIENT),
        new OperatorMistake(
            set + "results-do-not-depend-on-the-number-of-threads",
            operator,
            Fault.RESULT_BY_THREADS),
        new OperatorMistake(
            set + "results-do-not-depend-on-what-scratch-memory-holds",
            operator,
            Fault.RESULT_BY_SCRATCH),
        new OperatorMistake(
            set + "gradients-do-not-depend-on-which-are-wanted", operator, Fault.GRADIENT_BY_WISH),
        new OperatorMistake(
            set + "gradients-do-not-depend-on-which-are-wanted", operator, Fault.GRADIENT_TWICE),
        new OperatorMistake(
            set + "float32-is-float64-rounded", operator, Fault.RESULT_BY_PRECISION),
        new OperatorMistake(set + "empty-batches", ofBatch, Fault.CENTRE_OF_NOTHING));
  }

  private static OperatorMistake agreement(String engine, String operator, Fault fault) {
    return new OperatorMistake(
        "%s-%s-agrees-with-the-geometry".formatted(engine, operator), operator, fault);
  }

  private static OperatorMistake ofPlugin(String law, Fault fault) {
    return new OperatorMistake(law, PLUG_IN, fault);
  }

  private static OperatorMistake finite(String engine, String operator) {
    return new OperatorMistake(
        "%s-%s-is-finite-for-finite-inputs".formatted(engine, operator),
        operator,
        Fault.NOT_A_NUMBER);
  }

  private static OperatorMistake farOut(String operator, String law, Fault fault) {
    return new OperatorMistake("fused-%s-%s-far-out".formatted(operator, law), operator, fault);
  }

  /** Whether an operator has a fault. */
  boolean in(String which, Fault one) {
    return fault == one && operator.equals(which);
  }
}
