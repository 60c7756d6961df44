package org.hyperbolic4j.experiments.report.tensorboard;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperbolic4j.experiments.run.EpochMetrics;
import org.hyperbolic4j.nn.checkpoint.AtomicFile;

/** A run's metrics as scalars by epoch, in the messages of TensorFlow's {@code event.proto}. */
public final class EventFile {

  private static final int EVENT_WALL_TIME = 1;
  private static final int EVENT_STEP = 2;
  private static final int EVENT_FILE_VERSION = 3;
  private static final int EVENT_SUMMARY = 5;
  private static final int SUMMARY_VALUE = 1;
  private static final int VALUE_TAG = 1;
  private static final int VALUE_SIMPLE = 2;

  private EventFile() {}

  /** Puts fields into a message. */
  @FunctionalInterface
  private interface Message {
    void writeTo(CodedOutputStream out) throws IOException;
  }

  /**
   * Writes the event file of a run, whole or not at all. TensorBoard finds it by its name.
   *
   * @param folder the folder TensorBoard takes for the run; must exist
   * @param started when the run began; epochs follow it by the seconds they took
   * @param epochs what each epoch gave
   * @return the file
   * @throws IOException if it cannot be written
   */
  public static Path write(Path folder, Instant started, List<EpochMetrics> epochs)
      throws IOException {
    Path file = folder.resolve("events.out.tfevents.%d.h4j".formatted(started.getEpochSecond()));
    AtomicFile.write(
        file,
        out -> {
          RecordFile records = new RecordFile(out);
          double time = started.getEpochSecond();
          records.add(version(time));
          for (EpochMetrics epoch : epochs) {
            time += epoch.seconds();
            records.add(summary(time, epoch));
          }
        });
    return file;
  }

  private static byte[] version(double time) throws IOException {
    return bytes(
        event -> {
          event.writeDouble(EVENT_WALL_TIME, time);
          event.writeString(EVENT_FILE_VERSION, "brain.Event:2");
        });
  }

  private static byte[] summary(double time, EpochMetrics epoch) throws IOException {
    byte[] summary =
        bytes(
            message -> {
              for (Map.Entry<String, Double> scalar : scalars(epoch).entrySet()) {
                message.writeByteArray(SUMMARY_VALUE, value(scalar.getKey(), scalar.getValue()));
              }
            });
    return bytes(
        event -> {
          event.writeDouble(EVENT_WALL_TIME, time);
          event.writeInt64(EVENT_STEP, epoch.epoch());
          event.writeByteArray(EVENT_SUMMARY, summary);
        });
  }

  private static byte[] value(String tag, double number) throws IOException {
    return bytes(
        value -> {
          value.writeString(VALUE_TAG, tag);
          value.writeFloat(VALUE_SIMPLE, (float) number);
        });
  }

  private static byte[] bytes(Message message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    message.writeTo(out);
    out.flush();
    return bytes.toByteArray();
  }

  /** Tags with the same beginning share a group in TensorBoard. */
  private static Map<String, Double> scalars(EpochMetrics epoch) {
    Map<String, Double> scalars = new LinkedHashMap<>();
    scalars.put("loss/train", epoch.trainLoss());
    scalars.put("loss/test", epoch.testLoss());
    scalars.put("accuracy/train", epoch.trainAccuracy());
    scalars.put("accuracy/test", epoch.testAccuracy());
    scalars.put("learning_rate", epoch.learningRate());
    scalars.put("images_per_second", epoch.imagesPerSecond());
    if (epoch.curvatures() != null) {
      epoch.curvatures().forEach((name, c) -> scalars.put("curvature/" + name, c));
    }
    return scalars;
  }
}
