package org.hyperbolic4j.experiments.analysis.ood;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.data.Split;
import org.hyperbolic4j.experiments.data.format.Fitting;
import org.hyperbolic4j.experiments.data.source.DataName;
import org.hyperbolic4j.experiments.data.source.ImageSets;
import org.hyperbolic4j.experiments.data.source.LoadOptions;

/**
 * Images a network was not trained on: the test split of a known data set, or all of a folder.
 *
 * @param name what they are called in reports
 * @param data which data set
 * @param folder where its files are; empty where it needs none
 */
public record OtherImages(String name, DataName data, Optional<Path> folder) {

  /**
   * Reads what people write: {@code [NAME=]SET[:DIR]}.
   *
   * @param text for instance {@code svhn:DIR}, {@code textures=folder:DIR} or {@code shapetree}; a
   *     set without a name is called by its own
   * @return which images
   * @throws DataException if there is no such data set, or it needs a folder and none is given
   */
  public static OtherImages parse(String text) {
    int colon = text.indexOf(':');
    String head = colon < 0 ? text : text.substring(0, colon);
    String directory = colon < 0 ? "" : text.substring(colon + 1);
    int equals = head.indexOf('=');
    DataName data = DataName.of(head.substring(equals + 1));
    if (data.needsFolder() && directory.isEmpty()) {
      throw new DataException(
          "'%s' does not say where the images are: [NAME=]SET:DIR, for instance %s:DIR"
              .formatted(text, data));
    }
    String name = equals < 0 ? data.label() : head.substring(0, equals);
    if (name.isBlank()) {
      throw new DataException("'%s' has no name before the equals sign".formatted(text));
    }
    return new OtherImages(
        name, data, directory.isEmpty() ? Optional.empty() : Optional.of(Path.of(directory)));
  }

  /** Loads them in a shape. */
  ImageSet load(ImageShape shape, Progress progress) {
    LoadOptions options =
        new LoadOptions(
            OptionalInt.empty(),
            OptionalInt.of(Math.min(shape.height(), shape.width())),
            LoadOptions.DEFAULT.seed(),
            progress);
    Split split = data == DataName.FOLDER ? Split.ALL : Split.TEST;
    return Fitting.fit(ImageSets.load(data, folder, split, options), shape);
  }
}
