package org.hyperbolic4j.nn.optim;

import java.util.Arrays;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;

/** Half the mean squared distance to given points, differentiated by Hipparchus. */
final class FrechetLoss {

  private final Manifold manifold;
  private final double c;
  private final Binary64[][] data;

  FrechetLoss(Manifold manifold, double c, Binary64[][] data) {
    this.manifold = manifold;
    this.c = c;
    this.data = data;
  }

  /** Derivatives of the loss at every row by its ambient coordinates. */
  double[][] derivatives(double[][] rows) {
    return Arrays.stream(rows).map(this::derivatives).toArray(double[][]::new);
  }

  private double[] derivatives(double[] row) {
    int ambient = row.length;
    Geometry<Gradient> geometry = manifold.geometry(Gradient.constant(ambient, c));
    Gradient[] x = new Gradient[ambient];
    Arrays.setAll(x, i -> Gradient.variable(ambient, i, row[i]));
    Gradient loss = Gradient.constant(ambient, 0);
    for (Binary64[] point : data) {
      Gradient[] y = new Gradient[ambient];
      Arrays.setAll(y, i -> Gradient.constant(ambient, point[i].getReal()));
      loss = loss.add(geometry.distance(x, y).square().divide(2.0 * data.length));
    }
    return loss.getGradient();
  }
}
