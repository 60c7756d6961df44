package org.hyperbolic4j.poincare.fused;

import static org.hyperbolic4j.poincare.fused.Deviations.assertWithin;
import static org.hyperbolic4j.poincare.fused.Deviations.largest;
import static org.hyperbolic4j.poincare.fused.Deviations.largestDifference;
import static org.hyperbolic4j.poincare.fused.Deviations.size;
import static org.hyperbolic4j.poincare.fused.Deviations.terms;

import java.util.Random;
import org.hipparchus.analysis.differentiation.FieldGradient;
import org.hipparchus.analysis.differentiation.FieldGradientField;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.poincare.PoincareManifold;

/**
 * Holds value and gradients of kernels to the geometry, which computes with many digits and
 * differentiates itself. A kernel may deviate by as much as its problem would if the inputs were
 * slightly different: the geometry is evaluated a second time at such inputs, which measures how
 * well conditioned the problem is where it is looked at.
 *
 * @param digits decimal digits the geometry computes with
 * @param disturbance by how much inputs differ then, relative
 */
record GeometryOracle(int digits, double disturbance) {

  /** Relative accuracy that is asked of a kernel. */
  private static final double ACCURACY = 1e-10;

  /** The oracle of kernels that are as accurate as their problems with inputs of ten digits. */
  GeometryOracle(int digits) {
    this(digits, ACCURACY);
  }

  /** A geometric statement of a kernel; the last input is c, which is also the geometry's own. */
  @FunctionalInterface
  interface Statement {
    FieldGradient<Dfp>[] apply(
        Geometry<FieldGradient<Dfp>> geometry, FieldGradient<Dfp>[][] inputs);
  }

  /** Value, and the gradient of the product with a cotangent by every input. */
  private static final class Exact {
    private final double[] value;
    private final double[][] gradients;

    Exact(double[] value, double[][] gradients) {
      this.value = value;
      this.gradients = gradients;
    }
  }

  void check(FusedOperator kernel, Inputs inputs, Random random, Statement statement) {
    KernelRun run = KernelRun.of(kernel, inputs);
    double[] value = run.values();
    double[] cotangent = random.doubles(value.length, -1, 1).toArray();
    Exact exact = evaluate(inputs, cotangent, statement);
    Exact beside = evaluate(inputs.disturbed(disturbance, random), cotangent, statement);
    String where = "%s, c = %s: ".formatted(kernel.id(), inputs.c());
    assertClose(where + "value", value, exact.value, beside.value, 0);
    double terms = terms(cotangent, exact.value);
    double[][] gradients = run.gradients(cotangent);
    for (int input = 0; input < gradients.length; input++) {
      double[] expected = exact.gradients[input];
      assertClose(
          where + "gradient of input " + input,
          gradients[input],
          expected,
          beside.gradients[input],
          size(terms, inputs.values(input), inputs.c()));
      terms += terms(inputs.values(input), expected);
    }
  }

  /**
   * Holds the gradient by c to the geometry relative to itself, however much larger the terms are
   * that a formula for it may add up.
   */
  void checkByCurvature(FusedOperator kernel, Inputs inputs, Random random, Statement statement) {
    KernelRun run = KernelRun.of(kernel, inputs);
    double[] cotangent = random.doubles(run.values().length, -1, 1).toArray();
    int last = inputs.count() - 1;
    double[] exact = evaluate(inputs, cotangent, statement).gradients[last];
    double[] beside =
        evaluate(inputs.disturbed(disturbance, random), cotangent, statement).gradients[last];
    String where = "%s, c = %s: gradient of c".formatted(kernel.id(), inputs.c());
    assertClose(where, run.gradients(cotangent)[last], exact, beside, 0);
  }

  private static void assertClose(
      String what, double[] actual, double[] exact, double[] beside, double size) {
    double allowed = largestDifference(beside, exact) + ACCURACY * Math.max(largest(exact), size);
    assertWithin(what, actual, exact, allowed);
  }

  private Exact evaluate(Inputs inputs, double[] cotangent, Statement statement) {
    DfpField field = new DfpField(digits);
    FieldGradient<Dfp>[][] variables = variables(field, inputs);
    FieldGradient<Dfp> c = variables[variables.length - 1][0];
    FieldGradient<Dfp>[] out = statement.apply(new PoincareManifold().geometry(c), variables);
    double[] value = new double[out.length];
    FieldGradient<Dfp> product = c.getField().getZero();
    for (int i = 0; i < out.length; i++) {
      value[i] = out[i].getReal();
      product = product.add(out[i].multiply(cotangent[i]));
    }
    double[][] gradients = new double[variables.length][];
    int index = 0;
    for (int input = 0; input < variables.length; input++) {
      gradients[input] = new double[variables[input].length];
      for (int i = 0; i < gradients[input].length; i++) {
        gradients[input][i] = product.getPartialDerivative(index++).toDouble();
      }
    }
    return new Exact(value, gradients);
  }

  private static FieldGradient<Dfp>[][] variables(DfpField field, Inputs inputs) {
    int count = 0;
    for (int input = 0; input < inputs.count(); input++) {
      count += inputs.values(input).length;
    }
    FieldGradientField<Dfp> gradients = FieldGradientField.getField(field, count);
    FieldGradient<Dfp>[][] variables = MathArrays.buildArray(gradients, inputs.count(), 0);
    int index = 0;
    for (int input = 0; input < variables.length; input++) {
      double[] values = inputs.values(input);
      variables[input] = MathArrays.buildArray(gradients, values.length);
      for (int i = 0; i < values.length; i++) {
        variables[input][i] = FieldGradient.variable(count, index++, field.newDfp(values[i]));
      }
    }
    return variables;
  }
}
