package org.hyperbolic4j.nn.layer;

import java.util.List;
import org.hyperbolic4j.nn.kernel.BatchChannelNorm;
import org.hyperbolic4j.nn.kernel.FixedChannelNorm;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.ParameterKind;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Ordinary batch norm of each channel (Ioffe and Szegedy 2015), optionally followed by ReLU, {@code
 * [N, C, ...]} to the same. Parameters: {@code NAME.scale} {@code [C]} from 1, {@code NAME.shift}
 * {@code [C]} from 0. Running statistics: {@code NAME.mean} and {@code NAME.variance} {@code [C]},
 * exponential averages; the variance's is that of the unbiased estimate.
 */
public final class EuclideanBatchNorm implements Layer {

  private static final double EPSILON = 1e-5;
  private static final double MOMENTUM = 0.1;

  private final boolean relu;
  private final boolean batchAlways;
  private final int channels;
  private final Parameter scale;
  private final Parameter shift;
  private final Buffer mean;
  private final Buffer variance;

  /**
   * A layer.
   *
   * @param name prefix of the parameters' names
   * @param channels C
   * @param relu whether negative results become zero
   * @param batchAlways whether evaluation, too, takes the statistics of the batch
   * @param type storage type
   */
  public EuclideanBatchNorm(
      String name, int channels, boolean relu, boolean batchAlways, DataType type) {
    this.channels = channels;
    this.relu = relu;
    this.batchAlways = batchAlways;
    scale =
        new Parameter(name + ".scale", OwnArrays.filled(1, type, channels), ParameterKind.TANGENT);
    shift =
        new Parameter(name + ".shift", OwnArrays.filled(0, type, channels), ParameterKind.TANGENT);
    mean = new Buffer(name + ".mean", OwnArrays.filled(0, type, channels));
    variance = new Buffer(name + ".variance", OwnArrays.filled(1, type, channels));
  }

  @Override
  public SDVariable apply(LayerGraph graph, SDVariable v) {
    SDVariable slope = graph.parameter(scale);
    SDVariable offset = graph.parameter(shift);
    if (graph.phase() == Phase.EVALUATION && !batchAlways) {
      SDVariable centre = graph.buffer(mean);
      SDVariable spread = graph.buffer(variance);
      return graph.isFused()
          ? graph.kernel(new FixedChannelNorm(EPSILON, relu), v, slope, offset, centre, spread)
          : composed(graph, v, slope, offset, centre, spread);
    }
    SDVariable count = graph.sameDiff().size(v).castTo(v.dataType()).div(channels);
    if (graph.isFused()) {
      SDVariable[] outputs =
          graph.kernelOutputs(new BatchChannelNorm(EPSILON, relu), v, slope, offset);
      observe(graph, outputs[1], outputs[2], count);
      return outputs[0];
    }
    SDVariable planes = planes(graph, v);
    SDVariable centre = planes.mean(0, 2);
    SDVariable centred = planes.sub(centre.reshape(1, channels, 1));
    SDVariable spread = centred.mul(centred).mean(0, 2);
    observe(graph, centre, spread, count);
    return composed(graph, v, slope, offset, centre, spread);
  }

  /** The map as {@code [N, C, positions]}, whatever its rank. */
  private SDVariable planes(LayerGraph graph, SDVariable v) {
    SameDiff sd = graph.sameDiff();
    SDVariable rest =
        graph.constant("planes." + channels, Nd4j.createFromArray((long) channels, -1L));
    return sd.reshape(v, sd.concat(0, sd.sizeAt(v, 0).reshape(1), rest));
  }

  private void observe(LayerGraph graph, SDVariable... statistics) {
    if (!batchAlways) {
      graph.observe(this::follow, statistics);
    }
  }

  private SDVariable composed(
      LayerGraph graph,
      SDVariable v,
      SDVariable slope,
      SDVariable offset,
      SDVariable centre,
      SDVariable spread) {
    SDVariable factor = slope.div(graph.sameDiff().math().sqrt(spread.add(EPSILON)));
    SDVariable planes =
        planes(graph, v)
            .sub(centre.reshape(1, channels, 1))
            .mul(factor.reshape(1, channels, 1))
            .add(offset.reshape(1, channels, 1));
    SDVariable y = graph.sameDiff().reshape(planes, v.shape());
    return relu ? graph.sameDiff().nn().relu(y, 0) : y;
  }

  private void follow(List<INDArray> batch) {
    double count = batch.get(2).getDouble(0);
    double unbiased = count > 1 ? count / (count - 1) : 1;
    for (int i = 0; i < channels; i++) {
      step(mean.value(), i, batch.get(0).getDouble(i));
      step(variance.value(), i, unbiased * batch.get(1).getDouble(i));
    }
  }

  private static void step(INDArray running, int channel, double batch) {
    double value = running.getDouble(channel);
    running.putScalar(channel, value + MOMENTUM * (batch - value));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(scale, shift);
  }

  @Override
  public List<Buffer> buffers() {
    return List.of(mean, variance);
  }
}
