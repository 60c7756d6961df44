package org.hyperbolic4j.experiments.interop;

import org.hyperbolic4j.nn.model.ModelSpec;

/** How the published code keeps a curvature c in its number {@code isp_c}. */
public enum CurvatureForm {
  /** c itself: balls of fixed curvature. */
  PLAIN {
    @Override
    double curvature(double stored) {
      return stored;
    }

    @Override
    double stored(double curvature) {
      return curvature;
    }
  },
  /**
   * {@code c = log(1 + exp(isp_c))}: balls of learned curvature, and all balls of its variant that
   * differentiates automatically.
   */
  SOFTPLUS {
    @Override
    double curvature(double stored) {
      return Math.max(stored, 0) + Math.log1p(Math.exp(-Math.abs(stored)));
    }

    @Override
    double stored(double curvature) {
      if (!(curvature > 0)) {
        throw new IllegalArgumentException(
            "published names are of networks with curvature c > 0; this one has c = " + curvature);
      }
      return curvature + Math.log(-Math.expm1(-curvature));
    }
  };

  /** The curvature c of a stored number. */
  abstract double curvature(double stored);

  /**
   * The stored number of a curvature c.
   *
   * @throws IllegalArgumentException with one line, if there is none
   */
  abstract double stored(double curvature);

  /**
   * The form that the published code has unless it is changed: it learns the curvature of heads on
   * Euclidean networks, and fixes that of hyperbolic networks.
   *
   * @param model name of the network
   * @param learnCurvature whether the curvature is learned here
   * @return the form
   */
  public static CurvatureForm usual(String model, boolean learnCurvature) {
    boolean hybrid = ModelSpec.parse(model).family().equals(ModelSpec.HYBRID);
    return learnCurvature || hybrid ? SOFTPLUS : PLAIN;
  }
}
