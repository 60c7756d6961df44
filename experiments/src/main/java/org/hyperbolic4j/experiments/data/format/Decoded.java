package org.hyperbolic4j.experiments.data.format;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.hyperbolic4j.experiments.data.DataException;

/** An image from a file: red, green and blue planes [3, H, W]. */
final class Decoded {

  /** A small file can announce an image that would fill the memory. */
  private static final long MOST_PIXELS = 1L << 26;

  private static final int CHANNELS = 3;

  private final int height;
  private final int width;
  private final byte[] values;

  Decoded(int height, int width, byte[] values) {
    this.height = height;
    this.width = width;
    this.values = values;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /**
   * The pixels.
   *
   * @return [3, H, W], not copied
   */
  byte[] values() {
    return values;
  }

  /**
   * Reads an image.
   *
   * @param file the file
   * @return the image
   * @throws DataException if it is no image, damaged or larger than 64 million pixels
   */
  static Decoded read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
    Wholeness.check(file, bytes);
    BufferedImage image;
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      image = decode(file, stream);
    } catch (DataException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new DataException(
          file, "cannot be decoded (" + reason.lines().findFirst().orElse("") + ")", e);
    }
    return planes(image);
  }

  private static BufferedImage decode(Path file, ImageInputStream stream) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
    if (!readers.hasNext()) {
      throw new DataException(file, 0, "is not a PNG, JPEG, BMP or GIF image");
    }
    ImageReader reader = readers.next();
    try {
      reader.setInput(stream, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        throw new DataException(
            file,
            "claims to be %d wide and %d high, which is more than %d million pixels"
                .formatted(reader.getWidth(0), reader.getHeight(0), MOST_PIXELS / 1_000_000));
      }
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }

  private static Decoded planes(BufferedImage image) {
    int height = image.getHeight();
    int width = image.getWidth();
    byte[] values = new byte[CHANNELS * height * width];
    if (isGrey(image.getColorModel())) {
      greyPlanes(image.getRaster(), image.getColorModel().getComponentSize(0), values);
      return new Decoded(height, width, values);
    }
    int[] row = new int[width];
    int plane = height * width;
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        values[at] = (byte) (row[x] >> 16);
        values[plane + at] = (byte) (row[x] >> 8);
        values[2 * plane + at] = (byte) row[x];
      }
    }
    return new Decoded(height, width, values);
  }

  private static boolean isGrey(ColorModel model) {
    return model instanceof ComponentColorModel && model.getNumColorComponents() == 1;
  }

  /** Takes grey values as they are: getRGB would put them through a gamma curve. */
  private static void greyPlanes(Raster raster, int bits, byte[] values) {
    int width = raster.getWidth();
    int plane = width * raster.getHeight();
    int shift = Math.max(0, bits - Byte.SIZE);
    int[] row = new int[width];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(0, y, width, 1, 0, row);
      for (int x = 0; x < width; x++) {
        byte value = (byte) (row[x] >> shift);
        int at = y * width + x;
        values[at] = value;
        values[plane + at] = value;
        values[2 * plane + at] = value;
      }
    }
  }
}
