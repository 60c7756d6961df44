package org.hyperbolic4j.laws.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;

/**
 * Gradients of a point operator beside the reference figures. Where points have more coordinates
 * than dimensions, as on the hyperboloid, a gradient by coordinates says something along the
 * manifold only: Riemannian gradients are compared, and none by c, which moves the manifold.
 */
public final class ReferenceGradients {

  private static final String WEIGHTS = "w";

  private final Manifold manifold;
  private final ReferenceFile file;
  private final PointOperator operator;

  /**
   * The gradients of a file.
   *
   * @param manifold whose geometry
   * @param file figures of a point operator; points are rows {@code [N, A]}
   * @throws IllegalArgumentException with one line if the operator is unknown
   */
  public ReferenceGradients(Manifold manifold, ReferenceFile file) {
    this.manifold = manifold;
    this.file = file;
    this.operator = PointOperator.named(file.operator());
  }

  /**
   * Compares gradients.
   *
   * @param gradients gradients by the inputs of the operator, by name, in row-major order
   * @param byCurvature gradient by c
   * @return the deviation of every gradient that can be compared
   */
  public List<Deviation> deviations(Function<String, double[]> gradients, double byCurvature) {
    Geometry<Binary64> geometry = manifold.geometry(new Binary64(file.curvature()));
    List<String> inputs = operator.inputs(file);
    List<Deviation> deviations = new ArrayList<>();
    if (geometry.ambientDimension(1) == 1) {
      for (String name : inputs) {
        deviations.add(deviation(name, gradients.apply(name), reference(name)));
      }
      deviations.add(deviation("c", new double[] {byCurvature}, reference("c")));
    } else {
      Sheet sheet = new Sheet(geometry, (int) file.shape(inputs.get(0))[1]);
      for (String name : inputs) {
        deviations.add(
            deviation(name, along(sheet, name, gradients), along(sheet, name, this::reference)));
      }
    }
    return deviations;
  }

  private static Deviation deviation(String input, double[] actual, double[] reference) {
    return Deviation.of("grad_" + input, actual, reference);
  }

  private double[] reference(String input) {
    return file.values("grad_" + input);
  }

  private double[] along(Sheet sheet, String input, Function<String, double[]> gradients) {
    double[] gradient = gradients.apply(input);
    if (input.equals(WEIGHTS)) {
      return gradient;
    }
    double[] points = file.values(operator.pointOf(input));
    Optional<String> vector = operator.vectorAt(input, file);
    if (vector.isPresent()) {
      double[] vectors = file.values(vector.get());
      gradient = sheet.along(points, vectors, gradient, gradients.apply(vector.get()));
    }
    return sheet.riemannian(points, gradient);
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
}
