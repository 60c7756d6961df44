package org.hyperbolic4j.laws.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    boolean ambient = geometry.ambientDimension(1) > 1;
    int width = (int) file.shape(operator.inputs(file).get(0))[1];
    Sheet sheet = new Sheet(manifold.geometry(new Binary64(file.curvature())), width);
    for (String name : operator.inputs(file)) {
      String array = "grad_" + name;
      double[] actual = inputs.part(name, gradient);
      double[] reference = file.values(array);
      if (ambient && !name.equals("w")) {
        double[] points = file.values(operator.pointOf(name));
        Optional<String> vector = operator.vectorAt(name, file);
        if (vector.isPresent()) {
          double[] vectors = file.values(vector.get());
          double[] byVector = file.values("grad_" + vector.get());
          actual = sheet.along(points, vectors, actual, inputs.part(vector.get(), gradient));
          reference = sheet.along(points, vectors, reference, byVector);
        }
        actual = sheet.riemannian(points, actual);
        reference = sheet.riemannian(points, reference);
      }
      deviations.add(Deviation.of(array, actual, reference));
    }
    if (!ambient) {
      double[] byCurvature = {gradient[gradient.length - 1]};
      deviations.add(Deviation.of("grad_c", byCurvature, file.values("grad_c")));
    }
    return deviations;
  }

  /** Gradients on the hyperboloid; points, vectors and gradients are rows, one after another. */
  private static final class Sheet {
    private final Geometry<Binary64> geometry;
    private final int width;

    Sheet(Geometry<Binary64> geometry, int width) {
      this.geometry = geometry;
      this.width = width;
    }

    /** Riemannian gradients: the time component changes sign, then projection. */
    double[] riemannian(double[] points, double[] gradients) {
      double[] projected = new double[gradients.length];
      for (int from = 0; from < gradients.length; from += width) {
        Binary64[] raised = row(gradients, from);
        raised[0] = raised[0].negate();
        Binary64[] tangent = geometry.projectTangent(row(points, from), raised);
        for (int i = 0; i < width; i++) {
          projected[from + i] = tangent[i].getReal();
        }
      }
      return projected;
    }

    /**
     * Gradients by points x along motions that keep vectors v at them tangent. On pairs with {@code
     * <x, v>_L = 0} a gradient is determined up to multiples of that constraint's; this is the one
     * whose part by v has no component along x.
     */
    double[] along(double[] points, double[] vectors, double[] byPoint, double[] byVector) {
      double[] gradients = byPoint.clone();
      for (int from = 0; from < gradients.length; from += width) {
        double component = 0;
        for (int i = from; i < from + width; i++) {
          component += geometry.curvature().getReal() * byVector[i] * points[i];
        }
        for (int i = from; i < from + width; i++) {
          gradients[i] += (i == from ? -component : component) * vectors[i];
        }
      }
      return gradients;
    }

    private Binary64[] row(double[] rows, int from) {
      Binary64[] row = new Binary64[width];
      for (int i = 0; i < width; i++) {
        row[i] = new Binary64(rows[from + i]);
      }
      return row;
    }
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
