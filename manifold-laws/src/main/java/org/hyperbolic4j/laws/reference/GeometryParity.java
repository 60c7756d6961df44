package org.hyperbolic4j.laws.reference;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;

/**
 * Compares a geometry with reference figures of point operators: values, and gradients by
 * Hipparchus' {@link Gradient} with respect to every input and c.
 *
 * <p>Gradients by ambient coordinates of the hyperboloid depend on how a formula continues off the
 * sheet, and to vectors that are not tangent. There, what the formulas must agree on is compared:
 * Riemannian gradients, those by a point taken along motions that keep a tangent vector at it
 * tangent. The derivative by c, which moves the sheet, is left out.
 */
public final class GeometryParity {

  private GeometryParity() {}

  /**
   * Compares one file.
   *
   * @param manifold whose geometry
   * @param file figures of a point operator; points are rows {@code [N, A]}
   * @return the deviation of every array that can be compared
   * @throws IllegalArgumentException with one line if the operator is unknown or an array is
   *     missing
   */
  public static List<Deviation> compare(Manifold manifold, ReferenceFile file) {
    PointOperator operator = PointOperator.named(file.operator());
    Inputs inputs = new Inputs(file, operator.inputs(file));
    Geometry<Gradient> geometry = manifold.geometry(inputs.curvature());
    Gradient[][] out = operator.apply(geometry, inputs.rows());
    double[] cotangent = file.values("cotangent");
    double[] values = new double[cotangent.length];
    double[] gradient = new double[inputs.count()];
    int at = 0;
    for (Gradient[] row : out) {
      for (Gradient element : row) {
        values[at] = element.getValue();
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] += cotangent[at] * element.getPartialDerivative(i);
        }
        at++;
      }
    }
    List<Deviation> deviations = new ArrayList<>();
    deviations.add(Deviation.of("out", values, file.values("out")));
    deviations.addAll(
        new ReferenceGradients(manifold, file)
            .deviations(name -> inputs.part(name, gradient), gradient[gradient.length - 1]));
    return deviations;
  }

  /** The inputs of a file as independent variables, all of them at once, c last. */
  private static final class Inputs {
    private final ReferenceFile file;
    private final List<String> names;
    private final int count;

    Inputs(ReferenceFile file, List<String> names) {
      this.file = file;
      this.names = names;
      int sum = 1;
      for (String name : names) {
        sum += file.values(name).length;
      }
      count = sum;
    }

    int count() {
      return count;
    }

    Gradient curvature() {
      return Gradient.variable(count, count - 1, file.curvature());
    }

    Gradient[][][] rows() {
      Gradient[][][] all = new Gradient[names.size()][][];
      int variable = 0;
      for (int input = 0; input < all.length; input++) {
        double[] values = file.values(names.get(input));
        int rows = (int) file.shape(names.get(input))[0];
        int width = values.length / rows;
        all[input] = MathArrays.buildArray(curvature().getField(), rows, width);
        for (int i = 0; i < values.length; i++) {
          all[input][i / width][i % width] = Gradient.variable(count, variable++, values[i]);
        }
      }
      return all;
    }

    double[] part(String name, double[] gradient) {
      int from = 0;
      for (String other : names) {
        int length = file.values(other).length;
        if (other.equals(name)) {
          double[] part = new double[length];
          System.arraycopy(gradient, from, part, 0, length);
          return part;
        }
        from += length;
      }
      throw new IllegalArgumentException(name);
    }
  }
}
