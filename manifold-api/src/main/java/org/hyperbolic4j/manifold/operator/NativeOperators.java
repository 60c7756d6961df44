package org.hyperbolic4j.manifold.operator;

import org.nd4j.autodiff.samediff.SDVariable;

/**
 * The operators of layers that stay in a manifold's own coordinates, on SameDiff variables: for the
 * hyperboloid those of Chen et al. 2022 and Bdeir, Schwethelm and Landwehr 2024.
 *
 * <p>Feature maps are native coordinates, {@code [N, C, ...]} with channels on axis 1; {@code [N,
 * 1, ...]} is the same shape with one channel. Any C numbers are the native coordinates of a point,
 * zeros are those of the origin: layers may add them and apply ReLU to them, and padding a map with
 * zeros pads it with the origin. On the hyperboloid they are the space part of a point, whose time
 * follows from it. The curvature {@code c} is a variable of shape {@code [1]} and every operator is
 * differentiable by it, as by all its other inputs. All inputs have one floating-point type. No
 * operator gives NaN or infinity, in value or gradient, on finite input; points too far out to
 * compute with count as lying at a large distance in the same direction.
 */
public interface NativeOperators {

  /**
   * Native coordinates of points given by tangent coordinates at the origin, scaled as {@link
   * org.hyperbolic4j.manifold.geometry.Geometry} says.
   *
   * @param v {@code [N, C, ...]}: tangent coordinates
   * @param c {@code [1]}: curvature
   * @return {@code [N, C, ...]}, capped
   */
  SDVariable fromTangent(SDVariable v, SDVariable c);

  /**
   * Tangent coordinates of points, the inverse of {@link #fromTangent}.
   *
   * @param x {@code [N, C, ...]}
   * @param c {@code [1]}: curvature
   * @return {@code [N, C, ...]}: tangent coordinates at the origin
   */
  SDVariable toTangent(SDVariable x, SDVariable c);

  /**
   * Fully connected layer from inner products (Chen et al. 2022, eq. 3, without activation): the
   * native coordinates {@code <x, w_k> + a_k t(x) + b_k}, where t is the coordinate that the native
   * ones imply, {@code t = sqrt(|x|^2 + 1/c)} on the hyperboloid. Linear layers compute the inner
   * products by a matrix product. Convolutions concatenate the points of a patch into one point,
   * whose native coordinates are those of all pixels; they need an ordinary convolution and the sum
   * of the squared norms, and no patch is ever unfolded.
   *
   * @param inner {@code [N, K, ...]}: {@code <x, w_k>}
   * @param squaredNorm {@code [N, 1, ...]}: {@code |x|^2}
   * @param timeWeights {@code [K]}: a_k
   * @param bias {@code [K]}: b_k
   * @param c {@code [1]}: curvature
   * @return {@code [N, K, ...]}, capped
   */
  SDVariable affine(
      SDVariable inner,
      SDVariable squaredNorm,
      SDVariable timeWeights,
      SDVariable bias,
      SDVariable c);

  /**
   * Signed distances to hyperplanes times {@code |z_k|} (Bdeir et al. 2024, eq. 8): logits.
   *
   * @param inner {@code [N, K, ...]}: {@code <x, z_k>}
   * @param squaredNorm {@code [N, 1, ...]}: {@code |x|^2}
   * @param normalNorms {@code [K]}: {@code |z_k|}, positive
   * @param offsets {@code [K]}: a_k, the signed distance of the hyperplane from the origin
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
   * Centroid of all positions of a batch, equally weighted.
   *
   * @param x {@code [N, C, ...]}
   * @param c {@code [1]}: curvature
   * @return {@code [C]}
   */
  SDVariable centre(SDVariable x, SDVariable c);

  /**
   * Mean squared distance of all positions of a batch to a centre.
   *
   * @param x {@code [N, C, ...]}
   * @param centre {@code [C]}
   * @param c {@code [1]}: curvature
   * @return {@code [1]}
   */
  SDVariable dispersion(SDVariable x, SDVariable centre, SDVariable c);

  /**
   * Recentre and rescale a batch: {@code exp_b(PT_{o->b}(r PT_{m->o} log_m x))}, {@code r =
   * sqrt(scale / (dispersion + epsilon))} and PT the parallel transport, to the origin o and on to
   * b (Bdeir et al. 2024, eq. 6). So r divides by a standard deviation.
   *
   * @param x {@code [N, C, ...]}
   * @param centre {@code [C]}: m
   * @param dispersion {@code [1]}; negative values count as 0
   * @param bias {@code [C]}: b, the new centre
   * @param scale {@code [1]}: the new dispersion; negative values count as 0
   * @param epsilon added to the dispersion, positive
   * @param c {@code [1]}: curvature
   * @return {@code [N, C, ...]}, capped
   */
  SDVariable normalise(
      SDVariable x,
      SDVariable centre,
      SDVariable dispersion,
      SDVariable bias,
      SDVariable scale,
      double epsilon,
      SDVariable c);

  /**
   * Centroid of the positions of each image.
   *
   * @param x {@code [N, C, H, W]}
   * @param c {@code [1]}: curvature
   * @return {@code [N, C]}
   */
  SDVariable pool(SDVariable x, SDVariable c);
}
