package org.hyperbolic4j.experiments.run;

import java.nio.file.Path;
import java.util.Optional;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.Progress;
import org.hyperbolic4j.experiments.data.Split;
import org.hyperbolic4j.experiments.data.source.DataName;
import org.hyperbolic4j.experiments.data.source.ImageSets;
import org.hyperbolic4j.experiments.data.source.LoadOptions;

/**
 * The images of a run.
 *
 * @param train training images
 * @param test test images
 */
record DataSets(ImageSet train, ImageSet test) {

  /**
   * Loads both sets.
   *
   * @throws org.hyperbolic4j.experiments.data.DataException if files are missing or damaged
   */
  static DataSets load(DataConfig data, Progress progress) {
    return new DataSets(load(data, Split.TRAIN, data.limit(), progress), test(data, progress));
  }

  /** Loads the test set only. */
  static ImageSet test(DataConfig data, Progress progress) {
    return load(data, Split.TEST, data.testLimit(), progress);
  }

  private static ImageSet load(DataConfig data, Split split, int limit, Progress progress) {
    LoadOptions options = LoadOptions.DEFAULT.withProgress(progress);
    if (data.imageSize() > 0) {
      options = options.withSide(data.imageSize());
    }
    return ImageSets.load(
        DataName.of(data.name()),
        Optional.ofNullable(data.directory()).map(Path::of),
        split,
        limit > 0 ? options.withLimit(limit) : options);
  }

  /** Number of classes. */
  int classes() {
    return train.classes().leaves().size();
  }

  RunRecord.DataRecord record() {
    return new RunRecord.DataRecord(
        train.size(), train.checksum(), test.size(), test.checksum(), train.classes().leaves());
  }
}
