package org.hyperbolic4j.poincare.fused;

import org.hyperbolic4j.manifold.fused.ArrayTensor;
import org.hyperbolic4j.manifold.fused.FusedOperator;
import org.hyperbolic4j.manifold.fused.Tensor;
import org.hyperbolic4j.manifold.fused.Workers;

/**
 * A kernel of hyperplanes behind the products that feed it: inputs u {@code [N, D]}, normals {@code
 * [K, D]}, offsets {@code [K]}, c {@code [1]}. With fewer hyperplanes than dimensions the gradients
 * by u and the normals determine those by inner products, squared norms and lengths.
 */
record LinearLayer(FusedOperator hyperplanes) implements FusedOperator {

  @Override
  public String id() {
    return "linear " + hyperplanes.id();
  }

  @Override
  public int inputCount() {
    return 4;
  }

  @Override
  public long[][] outputShapes(long[][] shapes) {
    return new long[][] {{shapes[0][0], shapes[1][0]}};
  }

  @Override
  public void forward(Tensor[] inputs, Tensor[] outputs, Workers workers) {
    hyperplanes.forward(products(inputs), outputs, workers);
  }

  @Override
  public void backward(
      Tensor[] inputs, Tensor[] outputs, Tensor cotangent, Tensor[] gradients, Workers workers) {
    Tensor[] products = products(inputs);
    ArrayTensor[] by = new ArrayTensor[products.length];
    for (int i = 0; i < by.length; i++) {
      by[i] = ArrayTensor.float64(products[i].shape());
    }
    hyperplanes.backward(products, outputs, cotangent, by, workers);
    double[] byInner = by[0].toArray();
    double[] byNorm = by[1].toArray();
    double[] byLength = by[2].toArray();
    double[] lengths = products[2].toArray();
    double[] u = inputs[0].toArray();
    double[] z = inputs[1].toArray();
    int count = lengths.length;
    int dimension = z.length / count;
    double[] byU = new double[u.length];
    double[] byZ = new double[z.length];
    for (int row = 0; row < byNorm.length; row++) {
      for (int i = 0; i < dimension; i++) {
        byU[row * dimension + i] = 2 * byNorm[row] * u[row * dimension + i];
        for (int k = 0; k < count; k++) {
          byU[row * dimension + i] += byInner[row * count + k] * z[k * dimension + i];
          byZ[k * dimension + i] += byInner[row * count + k] * u[row * dimension + i];
        }
      }
    }
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < dimension; i++) {
        byZ[k * dimension + i] += byLength[k] * z[k * dimension + i] / lengths[k];
      }
    }
    gradients[0].storeAll(byU);
    gradients[1].storeAll(byZ);
    gradients[2].storeAll(by[3].toArray());
    gradients[3].storeAll(by[4].toArray());
  }

  private static Tensor[] products(Tensor[] inputs) {
    double[] u = inputs[0].toArray();
    double[] z = inputs[1].toArray();
    int rows = (int) inputs[0].shape()[0];
    int count = (int) inputs[1].shape()[0];
    int dimension = (int) inputs[1].shape()[1];
    double[] inner = new double[rows * count];
    double[] norms = new double[rows];
    double[] lengths = new double[count];
    for (int i = 0; i < dimension; i++) {
      for (int row = 0; row < rows; row++) {
        double component = u[row * dimension + i];
        norms[row] += component * component;
        for (int k = 0; k < count; k++) {
          inner[row * count + k] += component * z[k * dimension + i];
        }
      }
      for (int k = 0; k < count; k++) {
        lengths[k] += z[k * dimension + i] * z[k * dimension + i];
      }
    }
    for (int k = 0; k < count; k++) {
      lengths[k] = Math.sqrt(lengths[k]);
    }
    return new Tensor[] {
      ArrayTensor.of(inner, rows, count),
      ArrayTensor.of(norms, rows, 1),
      ArrayTensor.of(lengths, count),
      inputs[2],
      inputs[3]
    };
  }
}
