package org.hyperbolic4j.experiments.report.tensorboard;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperbolic4j.experiments.run.EpochMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decoded by hand, from the descriptions of the formats. */
final class EventFileTest {

  @TempDir private Path folder;

  @Test
  void checksumsAreThoseOfTheFormat() throws IOException {
    // CRC-32C's check value 0xE3069283, rotated by 15 bits, plus 0xA282EAD8.
    assertThat(RecordFile.maskedChecksum("123456789".getBytes(US_ASCII)))
        .isEqualTo((int) (0x2507C60DL + 0xA282EAD8L));

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RecordFile(out).add(new byte[24]);
    // How every event file of TensorFlow begins.
    assertThat(HexFormat.of().formatHex(out.toByteArray(), 0, 12))
        .isEqualTo("1800000000000000a37f4b22");
    assertThat(out.size()).isEqualTo(8 + 4 + 24 + 4);
  }

  @Test
  void epochsAreScalarsByStep() throws IOException {
    List<EpochMetrics> epochs =
        List.of(
            new EpochMetrics(1, 2.5, 0.25, 2.25, 0.5, 100, 3, 0.125, null),
            new EpochMetrics(
                2, 1.5, 0.5, 1.25, 0.75, 200, 4, 0.0625, Map.of("head.curvature", 2.0)));

    Path file = EventFile.write(folder, Instant.ofEpochSecond(1000), epochs);

    assertThat(file.getFileName().toString()).contains("tfevents");
    List<Map<Integer, Object>> events = events(Files.readAllBytes(file));
    assertThat(events).hasSize(3);
    assertThat(text(events.get(0).get(3))).isEqualTo("brain.Event:2");
    assertThat(events).extracting(event -> event.get(1)).containsExactly(1000.0, 1003.0, 1007.0);
    assertThat(events).extracting(event -> event.get(2)).containsExactly(null, 1L, 2L);
    assertThat(scalars(events.get(1)))
        .containsEntry("loss/train", 2.5f)
        .containsEntry("loss/test", 2.25f)
        .containsEntry("accuracy/train", 0.25f)
        .containsEntry("accuracy/test", 0.5f)
        .containsEntry("learning_rate", 0.125f)
        .containsEntry("images_per_second", 100f)
        .hasSize(6);
    assertThat(scalars(events.get(2))).containsEntry("curvature/head.curvature", 2f).hasSize(7);
  }

  private static List<Map<Integer, Object>> events(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<Map<Integer, Object>> events = new ArrayList<>();
    while (file.hasRemaining()) {
      byte[] record = new byte[(int) file.getLong()];
      file.getInt();
      file.get(record);
      assertThat(file.getInt()).isEqualTo(RecordFile.maskedChecksum(record));
      Map<Integer, Object> event = new LinkedHashMap<>();
      fields(record).forEach(field -> event.put(field.number, field.value));
      events.add(event);
    }
    return events;
  }

  private static Map<String, Float> scalars(Map<Integer, Object> event) {
    Map<String, Float> scalars = new LinkedHashMap<>();
    for (Field value : fields((byte[]) event.get(5))) {
      assertThat(value.number).isEqualTo(1);
      List<Field> parts = fields((byte[]) value.value);
      assertThat(parts).extracting(part -> part.number).containsExactly(1, 2);
      scalars.put(text(parts.get(0).value), (Float) parts.get(1).value);
    }
    return scalars;
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, UTF_8);
  }

  private static final class Field {
    private final int number;
    private final Object value;

    Field(int number, Object value) {
      this.number = number;
      this.value = value;
    }
  }

  /** Protocol buffers: a key of number and kind, then the value. */
  private static List<Field> fields(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    List<Field> fields = new ArrayList<>();
    while (in.hasRemaining()) {
      long key = varint(in);
      Object value =
          switch ((int) key & 7) {
            case 0 -> varint(in);
            case 1 -> in.getDouble();
            case 2 -> {
              byte[] bytes = new byte[(int) varint(in)];
              in.get(bytes);
              yield bytes;
            }
            case 5 -> in.getFloat();
            default -> throw new AssertionError("kind " + (key & 7));
          };
      fields.add(new Field((int) (key >> 3), value));
    }
    return fields;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
