package org.hyperbolic4j.laws.reference;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;

/**
 * Compares a geometry with reference figures of point operators: values, and gradients by
 * Hipparchus' {@link Gradient} with respect to every input and c.
 *
 * <p>Gradients by ambient coordinates of the hyperboloid depend on how a formula continues off the
 * sheet; there, Riemannian gradients are compared, and the derivative by c, which moves the sheet,
 * is left out.
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
    boolean ambient = geometry.ambientDimension(1) > 1;
    for (String name : operator.inputs(file)) {
      String array = "grad_" + name;
      double[] actual = inputs.part(name, gradient);
      double[] reference = file.values(array);
      if (ambient && !name.equals("w")) {
        double[][] points = inputs.pointsOf(operator.pointOf(name));
        actual = riemannian(manifold, file.curvature(), points, actual);
        reference = riemannian(manifold, file.curvature(), points, reference);
      }
      deviations.add(Deviation.of(array, actual, reference));
    }
    if (!ambient) {
      double[] byCurvature = {gradient[gradient.length - 1]};
      deviations.add(Deviation.of("grad_c", byCurvature, file.values("grad_c")));
    }
    return deviations;
  }

  /** Riemannian gradients on the hyperboloid: the time component changes sign, then projection. */
  private static double[] riemannian(
      Manifold manifold, double c, double[][] points, double[] gradient) {
    Geometry<Binary64> geometry = manifold.geometry(new Binary64(c));
    double[] projected = new double[gradient.length];
    int width = points[0].length;
    for (int row = 0; row < points.length; row++) {
      Binary64[] raised = new Binary64[width];
      Binary64[] point = new Binary64[width];
      for (int i = 0; i < width; i++) {
        double component = gradient[row * width + i];
        raised[i] = new Binary64(i == 0 ? -component : component);
        point[i] = new Binary64(points[row][i]);
      }
      Binary64[] tangent = geometry.projectTangent(point, raised);
      for (int i = 0; i < width; i++) {
        projected[row * width + i] = tangent[i].getReal();
      }
    }
    return projected;
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

    double[][] pointsOf(String name) {
      double[] values = file.values(name);
      int rows = (int) file.shape(name)[0];
      double[][] points = new double[rows][values.length / rows];
      for (int i = 0; i < values.length; i++) {
        points[i / points[0].length][i % points[0].length] = values[i];
      }
      return points;
    }
  }
}
