package org.hyperbolic4j.nn.kernel;

import java.util.Arrays;
import org.hyperbolic4j.manifold.elementary.Runs;
import org.hyperbolic4j.manifold.fused.Scratch;
import org.hyperbolic4j.manifold.fused.Tensor;

/** One block of images of {@link Correlation} in its layout; one a thread. */
final class CorrelationBlock {

  private final CorrelationLayout layout;
  private final float[] map;
  private final float[] pixels;
  private final float[] positions;

  /** Sums of cotangents over images. */
  private final float[][] sums;

  private int images;

  CorrelationBlock(Scratch scratch, CorrelationLayout layout) {
    this.layout = layout;
    map = layout.maps(scratch);
    pixels = scratch.floats(layout.height * layout.width);
    positions = scratch.floats(layout.outHeight * layout.outWidth);
    sums = new float[layout.outputs][];
    Arrays.setAll(sums, output -> scratch.floatZeros(positions.length));
  }

  float[] map() {
    return map;
  }

  /** Positions in the block. */
  int length() {
    return images * layout.image;
  }

  void loadMap(Tensor v, int block) {
    images = layout.imagesIn(block);
    for (int image = 0; image < images; image++) {
      for (int channel = 0; channel < layout.channels; channel++) {
        v.load(mapAt(block, image, channel), pixels, pixels.length);
        int base = channel * layout.mapPlane + image * layout.image;
        if (layout.stride == 1) {
          for (int row = 0; row < layout.height; row++) {
            int from = row * layout.width;
            System.arraycopy(pixels, from, map, base + layout.places[from], layout.width);
          }
        } else {
          scatter(base);
        }
      }
    }
  }

  private void scatter(int base) {
    for (int i = 0; i < pixels.length; i++) {
      int place = layout.places[i];
      if (place >= 0) {
        map[base + place] = pixels[i];
      }
    }
  }

  private long mapAt(int block, int image, int channel) {
    return ((long) (block * layout.group + image) * layout.channels + channel) * pixels.length;
  }

  void storeMap(float[] planes, Tensor v, int block) {
    for (int image = 0; image < images; image++) {
      for (int channel = 0; channel < layout.channels; channel++) {
        int base = channel * layout.mapPlane + image * layout.image;
        if (layout.stride == 1) {
          for (int row = 0; row < layout.height; row++) {
            int to = row * layout.width;
            System.arraycopy(planes, base + layout.places[to], pixels, to, layout.width);
          }
        } else {
          for (int i = 0; i < pixels.length; i++) {
            int place = layout.places[i];
            pixels[i] = place < 0 ? 0 : planes[base + place];
          }
        }
        v.store(mapAt(block, image, channel), pixels, pixels.length);
      }
    }
  }

  void loadCotangent(Tensor cotangent, int block, float[] g) {
    for (int output = 0; output < layout.outputs; output++) {
      int plane = output * layout.cotangentPlane() + layout.reach;
      for (int image = 0; image < images; image++) {
        cotangent.load(resultAt(block, image, output), positions, positions.length);
        float[] sum = sums[output];
        for (int i = 0; i < positions.length; i++) {
          sum[i] += positions[i];
        }
        for (int row = 0; row < layout.outHeight; row++) {
          int to = plane + image * layout.image + row * layout.pitch;
          System.arraycopy(positions, row * layout.outWidth, g, to, layout.outWidth);
        }
      }
      // An earlier, larger block may have left something there.
      Arrays.fill(g, plane + length(), plane + layout.resultPlane, 0);
    }
  }

  void clearSums() {
    for (float[] sum : sums) {
      Arrays.fill(sum, 0);
    }
  }

  /** Adds the sums over all positions, one an output. */
  void addSumsTo(double[] total, int at) {
    for (int output = 0; output < layout.outputs; output++) {
      for (float sum : sums[output]) {
        total[at + output] += sum;
      }
    }
  }

  private long resultAt(int block, int image, int output) {
    return ((long) (block * layout.group + image) * layout.outputs + output) * positions.length;
  }

  void storeResult(float[] planes, float[] bias, Tensor result, int block) {
    for (int output = 0; output < layout.outputs; output++) {
      for (int image = 0; image < images; image++) {
        int from = output * layout.resultPlane + image * layout.image;
        for (int row = 0; row < layout.outHeight; row++) {
          System.arraycopy(
              planes, from + row * layout.pitch, positions, row * layout.outWidth, layout.outWidth);
        }
        float added = bias[output];
        for (int i = 0; i < positions.length; i++) {
          positions[i] += added;
        }
        result.store(resultAt(block, image, output), positions, positions.length);
      }
    }
  }

  /** The map's patches times the weights. */
  void correlate(int[] shifts, float[][] groups, float[] result) {
    for (int group = 0; group < groups.length; group++) {
      Runs.best()
          .correlate(
              map,
              shifts,
              groups[group],
              length(),
              result,
              group * Runs.GROUP * layout.resultPlane,
              layout.resultPlane);
    }
  }

  /** The gradient by the map. */
  void spread(CorrelationWeights.Spread[][] spreads, float[] g, float[] byMap) {
    for (int phase = 0; phase < spreads.length; phase++) {
      for (int group = 0; group < spreads[phase].length; group++) {
        CorrelationWeights.Spread spread = spreads[phase][group];
        Runs.best()
            .correlate(
                g,
                spread.shifts,
                spread.weights,
                length(),
                byMap,
                (phase * layout.channelPlanes + group * Runs.GROUP) * layout.mapPlane,
                layout.mapPlane);
      }
    }
  }
}
