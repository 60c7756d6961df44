package org.hyperbolic4j.benchmarks.floor;

/**
 * A convolution of 3x3 with padding 1.
 *
 * @param map what it reads
 * @param outputs channels of the result
 * @param stride step between patches, 1 or 2
 */
public record ConvolutionShape(MapShape map, long outputs, long stride) {

  /** Side of the patches. */
  public static final int SIZE = 3;

  /**
   * The shape of the result.
   *
   * @return {@code [N, outputs, H', W']}
   */
  public MapShape result() {
    return new MapShape(map.images(), outputs, visited(map.height()), visited(map.width()));
  }

  /**
   * How many weights there are.
   *
   * @return {@code 9 C outputs}
   */
  public long weights() {
    return SIZE * SIZE * map.channels() * outputs;
  }

  private long visited(long side) {
    return (side - 1) / stride + 1;
  }

  /** Products of a line of pixels with a line of the patch: those with the padding are 0. */
  private long products(long side) {
    long count = 0;
    for (long middle = 0; middle < side; middle += stride) {
      count += Math.min(middle + 1, side - 1) - Math.max(middle - 1, 0) + 1;
    }
    return count;
  }

  /** The operations of one sum over all patches, weights and outputs. */
  private long operations() {
    return 2
        * map.images()
        * map.channels()
        * outputs
        * products(map.height())
        * products(map.width());
  }

  /**
   * What the passes must do, in float32: the backward pass multiplies once for the gradient by the
   * map and once for that by the weights.
   *
   * @return the count
   */
  public Passes passes() {
    long results = result().elements();
    return new Passes(
        Work.NONE.numbers(map.elements() + weights() + results).float32(operations()),
        Work.NONE.numbers(2 * map.elements() + 2 * weights() + results).float32(2 * operations()),
        results);
  }
}
