package org.hyperbolic4j.nn.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CheckpointFileTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void namesTheFile() {
    file = folder.resolve("run.ckpt");
  }

  private void failsWith(String reason, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(CheckpointException.class)
        .hasMessage(file + ": " + reason);
  }

  private static Map<String, byte[]> entries(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  /** A zip archive as any other program might write it: deflated, dated today. */
  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** Writes the sample with one entry changed; null takes it out. */
  private void writeChanged(String name, UnaryOperator<byte[]> change) throws IOException {
    CheckpointFile.write(file, Samples.checkpoint());
    Map<String, byte[]> entries = entries(Files.readAllBytes(file));
    byte[] changed = change.apply(entries.get(name));
    if (changed == null) {
      entries.remove(name);
    } else {
      entries.put(name, changed);
    }
    Files.write(file, zip(entries));
  }

  private void writeWithJson(String what, String by) throws IOException {
    writeChanged(
        "checkpoint.json",
        json -> {
          String text = new String(json, StandardCharsets.UTF_8);
          assertThat(text).contains(what);
          return text.replace(what, by).getBytes(StandardCharsets.UTF_8);
        });
  }

  @Test
  void whatIsWrittenIsReadBitForBit() throws IOException {
    Checkpoint written = Samples.checkpoint();
    CheckpointFile.write(file, written);
    Checkpoint read = CheckpointFile.read(file);
    assertThat(Samples.same(read, written)).isTrue();
    assertThat(read.source()).isEqualTo(file.toString());
    assertThat(read.parameters().get("columns").getFloat(1, 0)).isEqualTo(4);
    assertThat(read.buffers().get("bn.count").rank()).isZero();
  }

  @Test
  void arraysLongerThanAChunkAreKept() throws IOException {
    INDArray longArray = Nd4j.linspace(DataType.FLOAT, 0, 1, 20_001);
    Checkpoint written =
        new Checkpoint(Samples.metadata("poincare"), Map.of("a", longArray), Map.of(), Map.of());
    CheckpointFile.write(file, written);
    assertThat(Samples.same(CheckpointFile.read(file), written)).isTrue();
  }

  @Test
  void viewsAreWrittenAsWhatTheyShow() throws IOException {
    INDArray whole = Nd4j.arange(24).castTo(DataType.DOUBLE).reshape(4, 6);
    INDArray row = whole.getRow(2);
    INDArray column = whole.getColumn(3);
    Checkpoint written =
        new Checkpoint(
            Samples.metadata("poincare"), Map.of("r", row, "c", column), Map.of(), Map.of());
    CheckpointFile.write(file, written);
    assertThat(Samples.same(CheckpointFile.read(file), written)).isTrue();
    assertThat(CheckpointFile.read(file).parameters().get("r").getDouble(1))
        .isEqualTo(whole.getDouble(2, 1));
  }

  @Test
  void equalCheckpointsGiveEqualBytes() throws IOException {
    CheckpointFile.write(file, Samples.checkpoint());
    Path second = folder.resolve("second.ckpt");
    CheckpointFile.write(second, Samples.checkpoint());
    assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void theFileIsAZipOfNpyEntriesAsNumpyDefinesThem() throws IOException {
    CheckpointFile.write(file, Samples.checkpoint());
    Map<String, byte[]> entries = entries(Files.readAllBytes(file));
    assertThat(entries.keySet())
        .containsExactly(
            "checkpoint.json",
            "parameters/columns.npy",
            "parameters/head.r.npy",
            "parameters/head.z.npy",
            "buffers/bn.count.npy",
            "buffers/bn.mean.npy",
            "optimizer/steps.npy");
    byte[] npy = entries.get("parameters/head.z.npy");
    String header = new String(npy, 10, 118, StandardCharsets.ISO_8859_1);
    assertThat(header)
        .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3,), }")
        .endsWith(" \n");
    assertThat(npy).hasSize(128 + 24).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
    ByteBuffer data = ByteBuffer.wrap(npy, 128, 24).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(data.getFloat()).isEqualTo(1.5f);
    assertThat(data.getFloat()).isEqualTo(-2.25f);
    assertThat(new String(entries.get("buffers/bn.count.npy"), StandardCharsets.ISO_8859_1))
        .contains("'descr': '<f8'", "'shape': ()");
    assertThat(new String(entries.get("optimizer/steps.npy"), StandardCharsets.ISO_8859_1))
        .contains("'descr': '<i8'", "'shape': (1,)");
  }

  @Test
  void arraysOfForeignByteAndMemoryOrderAreRead() throws IOException {
    byte[] header =
        "{'shape': (2, 3), 'fortran_order': True, 'descr': '>f4'}  \n"
            .getBytes(StandardCharsets.US_ASCII);
    ByteBuffer foreign = ByteBuffer.allocate(12 + header.length + 24);
    foreign.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0});
    foreign.order(ByteOrder.LITTLE_ENDIAN).putInt(header.length).put(header);
    foreign.order(ByteOrder.BIG_ENDIAN);
    for (float value : new float[] {1, 4, 2, 5, 3, 6}) {
      foreign.putFloat(value);
    }
    writeChanged("parameters/head.z.npy", old -> foreign.array());
    INDArray z = CheckpointFile.read(file).parameters().get("head.z");
    assertThat(z.ordering()).isEqualTo('c');
    assertThat(z.toFloatMatrix()).isEqualTo(new float[][] {{1, 2, 3}, {4, 5, 6}});
  }

  @Test
  void aFileCutAnywhereIsRefusedByName() throws IOException {
    CheckpointFile.write(file, Samples.checkpoint());
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 97) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> CheckpointFile.read(file))
          .isInstanceOf(CheckpointException.class)
          .hasMessageMatching(
              Pattern.quote(file + ": ")
                  + (length < 4 ? "not a checkpoint: .*" : "damaged or cut short: .*"));
    }
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> CheckpointFile.read(file))
        .hasMessageStartingWith(file + ": damaged or cut short: ");
  }

  @Test
  void aFlippedBitIsNoticedOrHarmless() throws IOException {
    Checkpoint written = Samples.checkpoint();
    CheckpointFile.write(file, written);
    byte[] whole = Files.readAllBytes(file);
    int noticed = 0;
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= (byte) (1 << (i % 8));
      Files.write(file, flipped);
      try {
        assertThat(Samples.same(CheckpointFile.read(file), written))
            .as("bit %d of byte %d", i % 8, i)
            .isTrue();
      } catch (CheckpointException e) {
        noticed++;
        assertThat(e.getMessage()).startsWith(file + ": ").doesNotContain("\n");
      }
    }
    int content = entries(whole).values().stream().mapToInt(entry -> entry.length).sum();
    assertThat(noticed).isGreaterThanOrEqualTo(content);
  }

  @Test
  void aFlippedBitOfAnArrayIsToldFromOtherDamage() throws IOException {
    CheckpointFile.write(file, Samples.checkpoint());
    byte[] whole = Files.readAllBytes(file);
    byte[] value = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(-2.25f).array();
    int at = 0;
    while (!Arrays.equals(whole, at, at + 4, value, 0, 4)) {
      at++;
    }
    whole[at] ^= 1;
    Files.write(file, whole);
    failsWith(
        "entry 'parameters/head.z.npy' is damaged: its checksum does not fit",
        () -> CheckpointFile.read(file));
  }

  @Test
  void aFileThatIsNoCheckpointIsRefused() throws IOException {
    failsWith("no such file or folder", () -> CheckpointFile.read(file));
    Files.writeString(file, "epoch,loss\n1,2.3\n");
    failsWith(
        "not a checkpoint: a zip archive with checkpoint.json was expected",
        () -> CheckpointFile.read(file));
    Files.write(file, zip(Map.of("weights.npy", new byte[3])));
    failsWith("not a checkpoint: it has no checkpoint.json", () -> CheckpointFile.read(file));
    Files.write(
        file,
        zip(Map.of("checkpoint.json", "{\"format\":\"x\"}".getBytes(StandardCharsets.UTF_8))));
    failsWith(
        "not a checkpoint: the format in checkpoint.json must be \"hyperbolic4j-checkpoint\"",
        () -> CheckpointFile.read(file));
    Files.write(file, zip(Map.of("checkpoint.json", new byte[] {'{'})));
    assertThatThrownBy(() -> CheckpointFile.read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(file + ": checkpoint.json is not JSON: ");
  }

  @Test
  void anotherFormatVersionIsRefused() throws IOException {
    writeWithJson("\"version\":1", "\"version\":2");
    failsWith(
        "has format version 2, this program reads version 1", () -> CheckpointFile.read(file));
  }

  @Test
  void wrongFieldsAreNamed() throws IOException {
    writeWithJson("\"epoch\":3", "\"epoch\":-3");
    failsWith(
        "'epoch' in checkpoint.json must be a whole number, not negative",
        () -> CheckpointFile.read(file));
    writeWithJson("\"seed\":-42,", "");
    failsWith("'seed' in checkpoint.json must be an integer", () -> CheckpointFile.read(file));
    writeWithJson("\"best_metric\":0.30000000000000004", "\"best_metric\":\"high\"");
    failsWith("'best_metric' in checkpoint.json must be a number", () -> CheckpointFile.read(file));
    writeWithJson("\"shape\":[2,3]", "\"shape\":[2,\"x\"]");
    failsWith(
        "'parameters/columns/shape' in checkpoint.json must be a list of lengths",
        () -> CheckpointFile.read(file));
    writeWithJson("parameters/head.z", "../head.z");
    failsWith(
        "array '../head.z' is in none of the groups [parameters, buffers, optimizer]",
        () -> CheckpointFile.read(file));
  }

  @Test
  void missingUnknownAndMisshapenArraysAreNamed() throws IOException {
    writeChanged("parameters/head.z.npy", npy -> null);
    failsWith("array 'parameters/head.z' is missing", () -> CheckpointFile.read(file));
    writeChanged("parameters/other.npy", npy -> new byte[0]);
    failsWith(
        "has an entry 'parameters/other.npy' that checkpoint.json does not announce",
        () -> CheckpointFile.read(file));
    writeWithJson("\"shape\":[4]", "\"shape\":[5]");
    failsWith(
        "entry 'buffers/bn.mean.npy' is DOUBLE [4], but announced as DOUBLE [5]",
        () -> CheckpointFile.read(file));
    writeChanged("parameters/head.z.npy", npy -> Arrays.copyOf(npy, npy.length - 1));
    failsWith("entry 'parameters/head.z.npy' ends too early", () -> CheckpointFile.read(file));
    writeChanged("parameters/head.z.npy", npy -> Arrays.copyOf(npy, npy.length + 1));
    failsWith(
        "entry 'parameters/head.z.npy' has bytes after its end", () -> CheckpointFile.read(file));
    writeChanged("parameters/head.z.npy", npy -> new byte[20]);
    failsWith("entry 'parameters/head.z.npy' is no NumPy array", () -> CheckpointFile.read(file));
    writeChanged(
        "parameters/head.z.npy",
        npy ->
            new String(npy, StandardCharsets.ISO_8859_1)
                .replace("<f4", "<c8")
                .getBytes(StandardCharsets.ISO_8859_1));
    failsWith(
        "entry 'parameters/head.z.npy' has elements of type 'c8'; f4, f8 and i8 can be read",
        () -> CheckpointFile.read(file));
  }

  @Test
  void noMemoryIsTakenForAnArrayThatIsNotThere() throws IOException {
    String huge = "4000000000, 4000000000, 4000000000";
    writeWithJson("\"shape\":[4]", "\"shape\":[" + huge + "]");
    Map<String, byte[]> entries = entries(Files.readAllBytes(file));
    entries.compute(
        "buffers/bn.mean.npy",
        (name, npy) ->
            new String(npy, StandardCharsets.ISO_8859_1)
                .replace("(4,), }" + " ".repeat(huge.length()), "(" + huge + ",), } ")
                .getBytes(StandardCharsets.ISO_8859_1));
    Files.write(file, zip(entries));
    failsWith("entry 'buffers/bn.mean.npy' ends too early", () -> CheckpointFile.read(file));
  }

  @Test
  void arraysOfOtherTypesAreNotWritten() {
    Checkpoint checkpoint =
        new Checkpoint(
            Samples.metadata("poincare"),
            Map.of("flag", Nd4j.createFromArray(true)),
            Map.of(),
            Map.of());
    failsWith(
        "cannot be written: array 'parameters/flag' is BOOL; FLOAT, DOUBLE and LONG can be stored",
        () -> CheckpointFile.write(file, checkpoint));
    assertThat(file).doesNotExist();
  }

  /** A disk with room for a number of bytes. */
  private static UnaryOperator<OutputStream> diskWithRoomFor(long room) {
    return disk ->
        new FilterOutputStream(disk) {
          private long left = room;

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            int fits = (int) Math.min(left, length);
            out.write(bytes, from, fits);
            left -= fits;
            if (fits < length) {
              throw new IOException("No space left on device");
            }
          }
        };
  }

  @Test
  void aFullDiskLeavesTheOldFileAndNothingElse() throws IOException {
    CheckpointFile.write(file, Samples.checkpoint());
    byte[] old = Files.readAllBytes(file);
    for (long room = 0; room < old.length; room += 97) {
      UnaryOperator<OutputStream> disk = diskWithRoomFor(room);
      failsWith(
          "cannot be written: No space left on device",
          () -> CheckpointFile.write(file, Samples.checkpoint("lorentz"), disk));
      assertThat(Files.readAllBytes(file)).isEqualTo(old);
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).containsExactly(file);
      }
    }
    CheckpointFile.write(file, Samples.checkpoint("lorentz"), diskWithRoomFor(old.length));
    assertThat(CheckpointFile.read(file).metadata().manifold()).isEqualTo("lorentz");
  }

  @Test
  void aMissingFolderIsNamed() {
    file = folder.resolve("none").resolve("run.ckpt");
    failsWith(
        "cannot be written: no such file or folder",
        () -> CheckpointFile.write(file, Samples.checkpoint()));
  }

  @Test
  void whatAnInterruptedWriteLeftBehindDoesNotMatter() throws IOException {
    Files.write(folder.resolve("run.ckpt.tmp"), new byte[1 << 20]);
    CheckpointFile.write(file, Samples.checkpoint());
    assertThat(Samples.same(CheckpointFile.read(file), Samples.checkpoint())).isTrue();
    assertThat(folder.resolve("run.ckpt.tmp")).doesNotExist();
  }
}
