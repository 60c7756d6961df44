package org.hyperbolic4j.poincare.graph;

import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ops.BaseReduceOp;

/**
 * The rank of a feature map. SameDiff knows shapes of placeholders and variables only, so the rank
 * of an operation's result is followed back through first inputs: operations on feature maps keep
 * it, but for reductions that drop axes.
 */
final class FeatureRank {

  private FeatureRank() {}

  static int of(SDVariable map) {
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
}
