package org.hyperbolic4j.nn.operator;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Random inputs of operators. */
final class Inputs {

  private static final int CHANNELS = 1;

  private final Manifold manifold;
  private final long[] map;
  private final int planes;

  /**
   * Inputs of some shapes.
   *
   * @param manifold whose points
   * @param map shape of feature maps, {@code [N, C]} or {@code [N, C, H, W]}
   * @param planes number of hyperplanes
   */
  Inputs(Manifold manifold, long[] map, int planes) {
    this.manifold = manifold;
    this.map = map;
    this.planes = planes;
  }

  List<long[]> shapes(LayerOperator operator) {
    return operator.inputs().stream().map(this::shape).toList();
  }

  private long[] shape(LayerOperator.Input input) {
    return switch (input) {
      case MAP -> map;
      case POINTS -> withChannels(geometry(1).ambientDimension((int) map[CHANNELS]));
      case WEIGHTS -> withChannels(1);
      case VECTOR -> new long[] {map[CHANNELS]};
      case POSITIVE -> new long[] {1};
      case NORMALS -> new long[] {map[CHANNELS], planes};
      case OFFSETS -> new long[] {planes};
    };
  }

  private long[] withChannels(long channels) {
    long[] shape = map.clone();
    shape[CHANNELS] = channels;
    return shape;
  }

  private Geometry<Binary64> geometry(double c) {
    return manifold.geometry(new Binary64(c));
  }

  /**
   * Draws all inputs of an operator. Vectors have scaled norms {@code sqrt(c) |v|} of several
   * orders of magnitude up to a bound, and some are zero.
   *
   * @param furthest the bound
   */
  List<INDArray> draw(LayerOperator operator, double c, double furthest, Random random) {
    return operator.inputs().stream()
        .map(input -> draw(input, shape(input), c, furthest, random))
        .toList();
  }

  private INDArray draw(
      LayerOperator.Input input, long[] shape, double c, double furthest, Random random) {
    int rows = (int) (LongStream.of(map).reduce(1, (a, b) -> a * b) / map[CHANNELS]);
    int channels = (int) map[CHANNELS];
    return switch (input) {
      case MAP -> fromRows(vectors(rows, channels, c, furthest, random), shape);
      case POINTS -> {
        double[][] points = vectors(rows, channels, c, furthest, random);
        for (int i = 0; i < rows; i++) {
          points[i] = point(c, points[i]);
        }
        yield fromRows(points, shape);
      }
      case VECTOR -> Nd4j.createFromArray(vectors(1, channels, c, furthest, random)[0]);
      case WEIGHTS, POSITIVE -> positive(shape, random);
      case NORMALS -> gaussian(shape, random).muli(0.7);
      case OFFSETS -> gaussian(shape, random).muli(0.3);
    };
  }

  private double[] point(double c, double[] v) {
    Binary64[] tangent = new Binary64[v.length];
    for (int i = 0; i < v.length; i++) {
      tangent[i] = new Binary64(v[i]);
    }
    Binary64[] point = geometry(c).toPoint(tangent);
    double[] values = new double[point.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = point[i].getReal();
    }
    return values;
  }

  private static INDArray positive(long[] shape, Random random) {
    double[] values = random.doubles(LongStream.of(shape).reduce(1, (a, b) -> a * b)).toArray();
    return Nd4j.createFromArray(values).reshape(shape).addi(0.1);
  }

  private static double[][] vectors(
      int count, int dimension, double c, double furthest, Random random) {
    double[][] vectors = new double[count][dimension];
    for (double[] vector : vectors) {
      double norm = 0;
      for (int i = 0; i < dimension; i++) {
        vector[i] = random.nextGaussian();
        norm = Math.hypot(norm, vector[i]);
      }
      double size = random.nextInt(6) == 0 ? 0 : furthest * Math.pow(10, -4 * random.nextDouble());
      for (int i = 0; i < dimension; i++) {
        vector[i] *= size / (norm * Math.sqrt(c));
      }
    }
    return vectors;
  }

  static INDArray gaussian(long[] shape, Random random) {
    INDArray array = Nd4j.create(DataType.DOUBLE, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  private static INDArray fromRows(double[][] rows, long[] shape) {
    INDArray flat = Nd4j.createFromArray(rows);
    return shape.length == 2
        ? flat
        : flat.reshape(shape[0], shape[2], shape[3], shape[1]).permute(0, 3, 1, 2).dup('c');
  }
}
