package org.hyperbolic4j.nn.optim;

import java.util.Map;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Moves a flat parameter element by element, in blocks that are computed in float64 on the heap
 * whatever the parameter's type. Moments have the parameter's type and shape.
 */
abstract class FlatUpdate implements Update {

  private static final int BLOCK = 1024;

  private final Parameter parameter;
  private final Elements values;
  private final WeightDecay decay;
  private final GradientBound bound;
  private final Moments moments;
  private final double[] value = new double[BLOCK];
  private final double[] slope = new double[BLOCK];
  private final double[][] remembered;

  FlatUpdate(Parameter parameter, WeightDecay decay, String... moments) {
    this.parameter = parameter;
    this.values = Elements.inPlace(parameter.name(), parameter.value());
    this.decay = parameter.kind().isDecayed() ? decay : WeightDecay.NONE;
    this.bound = GradientBound.of(parameter.value().dataType());
    this.moments = new Moments(parameter.value().dataType());
    for (String moment : moments) {
      this.moments.add(moment, parameter.value().shape());
    }
    this.remembered = new double[moments.length][BLOCK];
  }

  @Override
  public final Parameter parameter() {
    return parameter;
  }

  @Override
  public final Map<String, INDArray> state() {
    return moments.arrays();
  }

  @Override
  public final void step(INDArray gradient, double learningRate, long step) {
    Elements slopes = Elements.readOnly(gradient);
    values.toHost();
    moments.toHost();
    double inGradient = decay.inGradient();
    double shrinkage = decay.shrinkage(learningRate);
    long length = parameter.value().length();
    for (long from = 0; from < length; from += BLOCK) {
      int count = (int) Math.min(BLOCK, length - from);
      values.load(from, value, count);
      slopes.load(from, slope, count);
      for (int m = 0; m < remembered.length; m++) {
        moments.get(m).load(from, remembered[m], count);
      }
      for (int i = 0; i < count; i++) {
        slope[i] = bound.nearest(slope[i] + inGradient * value[i]);
        value[i] *= shrinkage;
      }
      move(value, slope, remembered, count, learningRate, step);
      for (int i = 0; i < count; i++) {
        value[i] = parameter.kind().nearest(value[i]);
      }
      for (int m = 0; m < remembered.length; m++) {
        moments.get(m).store(from, remembered[m], count);
      }
      values.store(from, value, count);
    }
    values.changedOnHost();
    moments.changedOnHost();
  }

  /**
   * Moves one block.
   *
   * @param value to be changed
   * @param gradient with L2 decay
   * @param moments to be changed, in the order in which the constructor named them
   * @param count how many elements
   * @param learningRate step size
   * @param step number of this step, from 1
   */
  abstract void move(
      double[] value,
      double[] gradient,
      double[][] moments,
      int count,
      double learningRate,
      long step);
}
