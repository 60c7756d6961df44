package org.hyperbolic4j.laws.operator;

import java.util.Arrays;
import org.hipparchus.util.Binary64;
import org.hyperbolic4j.manifold.Manifold;

/**
 * The shape of a feature map, and of what goes with it.
 *
 * @param images N
 * @param channels C
 * @param ambient A, the ambient dimension for C channels
 * @param planes K, the number of hyperplanes
 * @param height H
 * @param width W
 * @param flat whether the map is {@code [N, C]}; then H = W = 1
 */
record FeatureShape(
    int images, int channels, int ambient, int planes, int height, int width, boolean flat) {

  private static final int PLANES = 3;

  /** Feature maps {@code [N, C]}. */
  static FeatureShape rows(Manifold manifold, int rows, int channels) {
    return new FeatureShape(rows, channels, ambient(manifold, channels), PLANES, 1, 1, true);
  }

  /** Feature maps {@code [N, C, H, W]}. */
  static FeatureShape images(Manifold manifold, int images, int channels, int height, int width) {
    return new FeatureShape(
        images, channels, ambient(manifold, channels), PLANES, height, width, false);
  }

  private static int ambient(Manifold manifold, int channels) {
    return manifold.geometry(new Binary64(1)).ambientDimension(channels);
  }

  /** The same positions as feature maps {@code [N H W, C]}. */
  FeatureShape asRows() {
    return new FeatureShape(positions(), channels, ambient, planes, 1, 1, true);
  }

  /** All positions of all images. */
  int positions() {
    return images * height * width;
  }

  /** Rows of an array, seen as a matrix. */
  int rows(Form form) {
    return switch (form) {
      case MAP, AMBIENT, PLANES, SINGLE -> positions();
      case NORMALS -> planes;
      case PER_IMAGE -> images;
      case VECTOR, PER_PLANE, NUMBER -> 1;
    };
  }

  /** Columns of an array, seen as a matrix. */
  int columns(Form form) {
    return switch (form) {
      case MAP, VECTOR, NORMALS, PER_IMAGE -> channels;
      case AMBIENT -> ambient;
      case PLANES, PER_PLANE -> planes;
      case SINGLE, NUMBER -> 1;
    };
  }

  /** Elements of an array. */
  int length(Form form) {
    return rows(form) * columns(form);
  }

  /** The shape of an array. */
  long[] of(Form form) {
    int columns = columns(form);
    if (!form.perPosition()) {
      return form == Form.NORMALS || form == Form.PER_IMAGE
          ? new long[] {rows(form), columns}
          : new long[] {columns};
    }
    return flat ? new long[] {images, columns} : new long[] {images, columns, height, width};
  }

  /** An array of this shape as rows, in the order of images, then of positions. */
  double[][] toRows(Form form, double... array) {
    double[][] rows = new double[rows(form)][columns(form)];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < columns(form); column++) {
        rows[row][column] = array[at(form, row, column)];
      }
    }
    return rows;
  }

  /** The inverse of {@link #toRows}. */
  double[] fromRows(Form form, double[][] rows) {
    double[] array = new double[length(form)];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < columns(form); column++) {
        array[at(form, row, column)] = rows[row][column];
      }
    }
    return array;
  }

  private int at(Form form, int row, int column) {
    int columns = columns(form);
    int plane = form.perPosition() ? height * width : 1;
    return (row / plane * columns + column) * plane + row % plane;
  }

  @Override
  public String toString() {
    return Arrays.toString(of(Form.MAP));
  }
}
