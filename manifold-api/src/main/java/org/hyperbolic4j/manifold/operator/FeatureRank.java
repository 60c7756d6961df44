package org.hyperbolic4j.manifold.operator;

import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ops.BaseReduceOp;

/**
 * The rank of a feature map, and what depends on it. SameDiff knows shapes of placeholders and
 * variables only, so the rank of an operation's result is followed back through first inputs:
 * operations on feature maps keep it, but for reductions that drop axes.
 */
public final class FeatureRank {

  private FeatureRank() {}

  /**
   * The rank of a feature map.
   *
   * @param map {@code [N, C]} or {@code [N, C, H, W]}, or what operations on feature maps made of
   *     it
   * @return 2 or 4
   */
  public static int of(SDVariable map) {
    int dropped = 0;
    SDVariable variable = map;
    while (variable.getShape() == null) {
      DifferentialFunction operation = variable.getSameDiff().getVariableOutputOp(variable.name());
      if (operation instanceof BaseReduceOp reduction && !reduction.isKeepDims()) {
        dropped += (int) reduction.dimensions().length();
      }
      variable = operation.arg(0);
    }
    return variable.getShape().length - dropped;
  }

  /**
   * A vector with one number a channel, shaped to go with a feature map.
   *
   * @param vector {@code [C]}
   * @param map {@code [N, C]} or {@code [N, C, H, W]}
   * @return {@code [1, C]} or {@code [1, C, 1, 1]}
   */
  public static SDVariable channels(SDVariable vector, SDVariable map) {
    return of(map) == 4 ? vector.reshape(1, -1, 1, 1) : vector.reshape(1, -1);
  }

  /**
   * The axes of positions: all but the channels.
   *
   * @param map {@code [N, C]} or {@code [N, C, H, W]}
   * @return axes, in order
   */
  public static int[] positions(SDVariable map) {
    return of(map) == 4 ? new int[] {0, 2, 3} : new int[] {0};
  }
}
