package org.hyperbolic4j.nn.init;

import java.util.random.RandomGenerator;

/**
 * How the normals z of hyperplane layers start. Offsets start at zero.
 *
 * <p>Weights are a matrix {@code [channels * size * size, outputs]} whose rows are the entries of a
 * patch, channel-major; a linear layer has patches of size 1.
 */
public enum Initialisation {
  /**
   * Half the identity on the middle pixel: output k copies input channel {@code k mod channels} at
   * the middle of the patch. Like the identity of van Spengler et al. 2023 it makes a layer copy
   * its input, and the half undoes the factor 2 of the hyperplane distance; which pixel is copied
   * is this library's choice, theirs is {@link #PUBLISHED_IDENTITY}.
   *
   * <p>Where there are more outputs than channels, further rounds copy the other pixels of the
   * patch, and outputs beyond all entries of the patch start as in {@link #HNN_PLUS_PLUS}: a zero
   * column would never pass a ReLU and so never learn. Patches of size 1, in shortcuts and heads,
   * have no ReLU of their own; their further outputs are zero.
   */
  IDENTITY {
    @Override
    void fill(double[] weights, int channels, int size, int outputs, RandomGenerator random) {
      int pixels = size * size;
      int middle = size / 2 * size + size / 2;
      for (int k = 0; k < Math.min(outputs, channels * pixels); k++) {
        int round = k / channels;
        int pixel = round == 0 ? middle : round <= middle ? round - 1 : round;
        weights[((k % channels) * pixels + pixel) * outputs + k] = 0.5;
      }
      if (size > 1) {
        double deviation = hnnPlusPlus(channels, size, outputs);
        for (int row = 0; row < channels * pixels; row++) {
          for (int k = channels * pixels; k < outputs; k++) {
            weights[row * outputs + k] = deviation * random.nextGaussian();
          }
        }
      }
    }
  },
  /**
   * Half the identity matrix over the rows of the patch as they are numbered, as the published code
   * of van Spengler et al. 2023 has it: for patches of 3 x 3, output k copies pixel {@code k mod 9}
   * of input channel {@code k / 9}. Outputs beyond all entries of the patch are zero, and in front
   * of a ReLU they remain so for ever: a network that starts so should be no more than nine times
   * as wide as what it reads.
   */
  PUBLISHED_IDENTITY {
    @Override
    void fill(double[] weights, int channels, int size, int outputs, RandomGenerator random) {
      for (int k = 0; k < Math.min(outputs, channels * size * size); k++) {
        weights[k * outputs + k] = 0.5;
      }
    }
  },
  /**
   * Gaussian with the variance of Glorot and Bengio 2010, halved in size for the factor 2 of the
   * hyperplane distance: to first order the layer is the one that Ganea et al. 2018 (HNN) start
   * from.
   */
  HNN {
    @Override
    void fill(double[] weights, int channels, int size, int outputs, RandomGenerator random) {
      gaussian(weights, 0.5 * Math.sqrt(2.0 / (channels * size * size + outputs)), random);
    }
  },
  /** Gaussian with standard deviation {@code (2 n k)^(-1/2)} (HNN++, Shimizu et al. 2021). */
  HNN_PLUS_PLUS {
    @Override
    void fill(double[] weights, int channels, int size, int outputs, RandomGenerator random) {
      gaussian(weights, hnnPlusPlus(channels, size, outputs), random);
    }
  };

  /**
   * Initial normals.
   *
   * @param channels input channels, at least 1
   * @param size side of the square patches, 1 for a linear layer
   * @param outputs number of hyperplanes, at least 1
   * @param random the parameter's stream
   * @return {@code [channels * size * size, outputs]}, row-major
   */
  public final double[] weights(int channels, int size, int outputs, RandomGenerator random) {
    double[] weights = new double[channels * size * size * outputs];
    fill(weights, channels, size, outputs, random);
    return weights;
  }

  abstract void fill(double[] weights, int channels, int size, int outputs, RandomGenerator random);

  private static double hnnPlusPlus(int channels, int size, int outputs) {
    return 1 / Math.sqrt(2.0 * channels * size * size * outputs);
  }

  private static void gaussian(double[] weights, double deviation, RandomGenerator random) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] = deviation * random.nextGaussian();
    }
  }

  /**
   * Weights of a Euclidean layer in front of ReLU: Gaussian with standard deviation {@code sqrt(2 /
   * n)}, n the entries of a patch (He et al. 2015).
   *
   * @param channels input channels, at least 1
   * @param size side of the square patches, 1 for a linear layer
   * @param outputs output channels, at least 1
   * @param random the parameter's stream
   * @return {@code [channels * size * size, outputs]}, row-major
   */
  public static double[] he(int channels, int size, int outputs, RandomGenerator random) {
    double[] weights = new double[channels * size * size * outputs];
    gaussian(weights, Math.sqrt(2.0 / (channels * size * size)), random);
    return weights;
  }
}
