package org.hyperbolic4j.benchmarks;

import java.util.Locale;
import org.hyperbolic4j.benchmarks.floor.KernelFloors;
import org.hyperbolic4j.benchmarks.floor.MapShape;
import org.hyperbolic4j.benchmarks.floor.Passes;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.nn.kernel.BatchChannelNorm;
import org.hyperbolic4j.nn.kernel.ColumnNorms;
import org.hyperbolic4j.nn.kernel.FixedChannelNorm;
import org.hyperbolic4j.nn.kernel.PatchSquaredNorm;
import org.hyperbolic4j.nn.kernel.Rectifier;
import org.hyperbolic4j.nn.kernel.TangentSumKernel;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.buffer.DataType;

/** The kernels of networks that are no operators of a manifold; convolutions are measured apart. */
public enum NetworkKernel {
  /** Squared norms of patches of 3x3. */
  PATCH_SQUARED_NORM,
  /** Norms of the normals of a convolution of 3x3. */
  COLUMN_NORMS,
  /** Euclidean batch norm in training. */
  BATCH_CHANNEL_NORM,
  /** The same with ReLU. */
  BATCH_CHANNEL_NORM_RECTIFIED,
  /** Euclidean batch norm in evaluation. */
  FIXED_CHANNEL_NORM,
  /** Residual connection by the sum of tangent coordinates. */
  TANGENT_SUM,
  /** ReLU. */
  RECTIFIER;

  private static final double EPSILON = 1e-5;

  /**
   * Adds the kernel to a graph.
   *
   * @param in where its inputs come from
   * @return the result
   */
  SDVariable apply(Inputs in) {
    return switch (this) {
      case PATCH_SQUARED_NORM -> in.graph().kernel(new PatchSquaredNorm(3, 1, 1, 1), in.map("v"));
      case COLUMN_NORMS -> in.graph().kernel(new ColumnNorms(1e-30), in.weights("z"));
      case BATCH_CHANNEL_NORM -> batchNorm(in, false);
      case BATCH_CHANNEL_NORM_RECTIFIED -> batchNorm(in, true);
      case FIXED_CHANNEL_NORM ->
          in.graph()
              .kernel(
                  new FixedChannelNorm(EPSILON, false),
                  in.map("v"),
                  in.vector("scale"),
                  in.vector("shift"),
                  in.vector("mean"),
                  in.norms("variance"));
      case TANGENT_SUM ->
          in.graph()
              .kernel(
                  new TangentSumKernel(TangentCap.published(DataType.FLOAT)),
                  in.map("f"),
                  in.map("g"),
                  in.c());
      case RECTIFIER -> in.graph().kernel(new Rectifier(), in.map("x"));
    };
  }

  private static SDVariable batchNorm(Inputs in, boolean relu) {
    return in.graph()
        .kernel(
            new BatchChannelNorm(EPSILON, relu),
            in.map("v"),
            in.vector("scale"),
            in.vector("shift"));
  }

  /**
   * What the kernel must do.
   *
   * @param shape of the feature map
   * @return the count
   */
  Passes passes(MapShape shape) {
    return switch (this) {
      case PATCH_SQUARED_NORM -> KernelFloors.patchSquaredNorm(shape);
      case COLUMN_NORMS -> KernelFloors.columnNorms(shape);
      case BATCH_CHANNEL_NORM -> KernelFloors.batchChannelNorm(shape);
      case BATCH_CHANNEL_NORM_RECTIFIED -> KernelFloors.rectifiedBatchChannelNorm(shape);
      case FIXED_CHANNEL_NORM -> KernelFloors.fixedChannelNorm(shape);
      case TANGENT_SUM -> KernelFloors.tangentSum(shape);
      case RECTIFIER -> KernelFloors.rectifier(shape);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
