package org.hyperbolic4j.manifold.operator;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * The operators that layers are made of, on SameDiff variables.
 *
 * <p>Feature maps are tangent coordinates at the origin, scaled as {@link
 * org.hyperbolic4j.manifold.geometry.Geometry} says, with channels on axis 1: {@code [N, C]} or
 * {@code [N, C, H, W]}; {@code [N, C, ...]} below stands for both, and {@code [N, 1, ...]} for the
 * same shape with one channel. The curvature {@code c} is a variable of shape {@code [1]} and every
 * operator is differentiable by it, as by all its other inputs. All inputs have one floating-point
 * type. A batch has at least one position. No operator gives NaN or infinity, in value or gradient,
 * on finite input: what the type cannot compute with, such as curvatures whose square it cannot
 * divide by, counts as the nearest that it can, with a gradient of 0 ({@link Smooth}).
 */
public interface LayerOperators {

  /**
   * Fully connected layer from inner products: {@code log_0 FC(exp_0 u)} (HNN++, Shimizu et al.
   * 2021, eq. 7). Linear layers compute the inner products by a matrix product, convolutions by an
   * ordinary convolution, so that no patch is ever unfolded.
   *
   * @param inner {@code [N, K, ...]}: {@code <u, z_k>}
   * @param squaredNorm {@code [N, 1, ...]}: {@code |u|^2}
   * @param normalNorms {@code [K]}: {@code |z_k|}, positive
   * @param offsets {@code [K]}: r_k
   * @param c {@code [1]}: curvature
   * @return {@code [N, K, ...]}, capped
   */
  SDVariable hyperplanes(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable c);

  /**
   * Signed distances to hyperplanes times {@code 2|z_k|} (HNN++, Shimizu et al. 2021, eq. 6):
   * logits.
   *
   * @param inner {@code [N, K, ...]}: {@code <u, z_k>}
   * @param squaredNorm {@code [N, 1, ...]}: {@code |u|^2}
   * @param normalNorms {@code [K]}: {@code |z_k|}, positive
   * @param offsets {@code [K]}: r_k
   * @param c {@code [1]}: curvature
   * @return {@code [N, K, ...]}
   */
  SDVariable hyperplaneDistances(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable normalNorms,
      SDVariable offsets,
      SDVariable c);

  /**
   * Centre of all positions of a batch, equally weighted.
   *
   * @param v {@code [N, C, ...]}
   * @param kind which centre
   * @param c {@code [1]}: curvature
   * @return {@code [C]}
   */
  SDVariable centre(SDVariable v, Centre kind, SDVariable c);

  /**
   * Weighted centre of all positions of a batch.
   *
   * @param v {@code [N, C, ...]}
   * @param weights {@code [N, 1, ...]}: not negative, not all zero
   * @param kind which centre
   * @param c {@code [1]}: curvature
   * @return {@code [C]}
   */
  SDVariable weightedCentre(SDVariable v, SDVariable weights, Centre kind, SDVariable c);

  /**
   * Mean squared distance of all positions of a batch to a centre.
   *
   * @param v {@code [N, C, ...]}
   * @param centre {@code [C]}
   * @param c {@code [1]}: curvature
   * @return {@code [1]}
   */
  SDVariable dispersion(SDVariable v, SDVariable centre, SDVariable c);

  /**
   * Recentre and rescale a batch: {@code exp_b(r PT_{m->b} log_m(x))} with {@code r = sqrt(scale /
   * (dispersion + epsilon))} (Lou et al. 2020; van Spengler et al. 2023).
   *
   * @param v {@code [N, C, ...]}
   * @param centre {@code [C]}: m
   * @param dispersion {@code [1]}; negative values count as 0
   * @param bias {@code [C]}: b, the new centre in tangent coordinates
   * @param scale {@code [1]}: the new dispersion; negative values count as 0
   * @param epsilon added to the dispersion, positive
   * @param c {@code [1]}: curvature
   * @return {@code [N, C, ...]}, capped
   */
  SDVariable normalise(
      SDVariable v,
      SDVariable centre,
      SDVariable dispersion,
      SDVariable bias,
      SDVariable scale,
      double epsilon,
      SDVariable c);

  /**
   * Residual connection {@code log_0(exp_0(f) + exp_0(g))}, the sum being the manifold's own (the
   * Moebius sum on the ball), which does not commute.
   *
   * @param f {@code [N, C, ...]}: left summand
   * @param g {@code [N, C, ...]}: right summand
   * @param c {@code [1]}: curvature
   * @return {@code [N, C, ...]}, capped
   */
  SDVariable add(SDVariable f, SDVariable g, SDVariable c);

  /**
   * Distances between points given by tangent coordinates.
   *
   * @param u {@code [N, C, ...]}
   * @param v {@code [N, C, ...]}
   * @param c {@code [1]}: curvature
   * @return {@code [N, 1, ...]}
   */
  SDVariable distance(SDVariable u, SDVariable v, SDVariable c);

  /**
   * Points from tangent coordinates.
   *
   * @param v {@code [N, C, ...]}
   * @param c {@code [1]}: curvature
   * @return {@code [N, A, ...]}: ambient coordinates
   */
  SDVariable toPoint(SDVariable v, SDVariable c);

  /**
   * Tangent coordinates of points.
   *
   * @param x {@code [N, A, ...]}: ambient coordinates of points
   * @param c {@code [1]}: curvature
   * @return {@code [N, C, ...]}
   */
  SDVariable toTangent(SDVariable x, SDVariable c);
}
