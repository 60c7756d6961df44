package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.hyperbolic4j.nn.checkpoint.Checkpoint;
import org.hyperbolic4j.nn.checkpoint.CheckpointFile;
import org.hyperbolic4j.nn.checkpoint.CheckpointMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input ends with exit code 2 and one line that says what, where, and what would be right. */
final class BadInputTest {

  @TempDir private Path folder;

  private static void complains(CommandRun command, String... parts) {
    assertThat(command.exit()).isEqualTo(2);
    String first = command.err().lines().findFirst().orElse("");
    assertThat(first).startsWith("h4j: ").contains(parts);
    assertThat(command.err().lines().filter(line -> !line.contains("--help"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          train --model poincare-8-16-32-resnet-21     | 6n + 2
          train --model poincare-8-16-resnet-20        | poincare-8-16-resnet-20
          train --model sphere-8-16-32-resnet-20       | sphere
          train --model resnet                         | resnet
          train --data imagenet                        | shapetree
          train --data cifar10                         | --data-dir
          train --data cifar10 --data-dir {}/nowhere   | nowhere
          train --data folder --data-dir {}            | class
          train --epochs 0                             | at least 1
          train --batch 0                              | at least 1
          train --limit -3                             | -3
          train --test-limit -3                        | -3
          train --image-size -1 --data folder          | -1
          train --image-size 5000 --data folder --data-dir {} | 4096
          train --image-size 32                        | shapetree keep their size
          eval {} --batch 0                            | at least 1
          eval {} --test-limit -3                      | -3
          eval {} --image-size 32                      | --data folder
          train --lr 0                                 | positive
          train --lr NaN                               | positive
          train --lr fast                              | fast
          train --weight-decay -1                      | negative
          train --momentum 1 --optimizer sgd           | [0, 1)
          train --warmup -1                            | negative
          train --checkpoint-seconds -1                | negative
          train --keep-every -1                        | every N epochs
          train --curvature 0                          | curvature
          train --curvature -1                         | curvature
          train --curvature 1e-46                      | curvature c = 1.0E-46 does not fit FLOAT
          train --curvature 1e400                      | curvature
          train --model euclidean-2-2-2-resnet-8 --curvature 0.5 | curvature 0.5 would do nothing
          train --model euclidean-2-2-2-resnet-8 --head-manifold poincare | hybrid
          train --model euclidean-2-2-2-resnet-8 --conformal-factor published | departures
          train --layers native                        | manifold 'poincare' has no native layers
          train --layers native --engine fused         | manifold 'poincare' has no native layers
          train --model hybrid-2-2-2-resnet-8 --layers native | layers native would do nothing
          train --model lorentz-2-2-2-resnet-8 --layers native --head tangent | head tangent would do nothing
          train --model hybrid-2-2-2-resnet-8 --centre frechet | centre frechet would do nothing
          train --engine cuda                          | fused, graph
          train --conformal-factor wrong               | correct, published
          train --speed 3                              | --speed
          train --resume                               | --out
          train --resume --out {}                      | run.json
          eval {}                                      | run.json
          eval                                         | RUN
          parity {}                                    | .npz
          parity {}/nowhere                            | nowhere
          fly                                          | fly
          """)
  void isSaidInOneLine(String command, String part) {
    String[] arguments = command.replace("{}", folder.toString()).split(" ");
    if (arguments[0].equals("train") && !command.contains("--resume")) {
      arguments = Arrays.copyOf(arguments, arguments.length + 2);
      arguments[arguments.length - 2] = "--out";
      arguments[arguments.length - 1] = folder.resolve("run").toString();
    }
    complains(CommandRun.of(arguments), part);
    assertThat(folder.resolve("run/run.json")).doesNotExist();
  }

  @Test
  void aFolderWithARunIsNotOverwritten() throws IOException {
    Path run = folder.resolve("run");
    CommandRun.train(run, "--epochs", "1");
    String before = Files.readString(run.resolve("run.json"));

    complains(CommandRun.train(run), run.toString(), "--resume");
    complains(CommandRun.train(run, "--data", "folder", "--data-dir", "nowhere"), "--resume");
    assertThat(Files.readString(run.resolve("run.json"))).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model/last.npz", "model/best.npz", "metrics.jsonl"})
  void aFolderWithPartsOfARunIsNotUsed(String part) throws IOException {
    Path left = folder.resolve("run").resolve(part);
    Files.createDirectories(left.getParent());
    Files.writeString(left, "left");

    complains(CommandRun.train(folder.resolve("run")), left.toString(), "--out");
    assertThat(left).hasContent("left");
    assertThat(folder.resolve("run/run.json")).doesNotExist();
  }

  @Test
  void aResumedRunKeepsItsConfiguration() {
    Path run = folder.resolve("run");
    CommandRun.train(run, "--epochs", "1");

    complains(
        CommandRun.of("train", "--out", run.toString(), "--resume", "--lr", "0.5"),
        "--lr 0.5",
        "0.005");
    complains(
        CommandRun.of("train", "--out", run.toString(), "--resume", "--epochs", "0"),
        "epochs must be at least 1, not 0");
  }

  @Test
  void fewerEpochsThanAreDoneAreNoResumption() {
    Path run = folder.resolve("run");
    CommandRun.train(run, "--epochs", "2");

    complains(
        CommandRun.of("train", "--out", run.toString(), "--resume", "--epochs", "1"),
        "--epochs 1",
        "2");
  }

  @Test
  void aDamagedCheckpointIsNamed() throws IOException {
    Path run = folder.resolve("run");
    CommandRun.train(run, "--epochs", "1");
    Path last = run.resolve("model/last.npz");
    byte[] bytes = Files.readAllBytes(last);
    Files.write(last, Arrays.copyOf(bytes, bytes.length / 2));

    complains(CommandRun.of("eval", run.toString()), last.toString(), "damaged or cut short");
    complains(
        CommandRun.of("train", "--out", run.toString(), "--resume"),
        last.toString(),
        "damaged or cut short");
  }

  @Test
  void aMissingCheckpointIsNamed() throws IOException {
    Path run = folder.resolve("run");
    CommandRun.train(run, "--epochs", "1");
    Files.delete(run.resolve("model/best.npz"));

    complains(
        CommandRun.of("eval", run.toString(), "--checkpoint", "best"), "best.npz", "no such file");
  }

  @Test
  void anUnknownManifoldInACheckpointIsNamed() throws IOException {
    Path run = folder.resolve("run");
    CommandRun.train(run, "--epochs", "1");
    Path last = run.resolve("model/last.npz");
    Checkpoint checkpoint = CheckpointFile.read(last);
    CheckpointMetadata metadata = checkpoint.metadata();
    ObjectNode network = metadata.network().deepCopy();
    network.put("model", "sphere-2-2-2-resnet-8");
    CheckpointFile.write(
        last,
        new Checkpoint(
            new CheckpointMetadata(
                "sphere",
                network,
                metadata.training(),
                metadata.epoch(),
                metadata.batch(),
                metadata.iteration(),
                metadata.bestMetric(),
                metadata.seed()),
            checkpoint.parameters(),
            checkpoint.buffers(),
            checkpoint.optimizer()));

    complains(CommandRun.of("eval", run.toString()), last.toString(), "'sphere'", "poincare");
  }

  @Test
  void aDamagedDescriptionIsNamed() throws IOException {
    Path run = folder.resolve("run");
    CommandRun.train(run, "--epochs", "1");
    Path description = run.resolve("run.json");
    String good = Files.readString(description);
    Map<String, String> reasons =
        Map.of(
            "",
            "line 1",
            "null",
            "null",
            "{\"config\": 7",
            "config",
            "{}",
            "config is missing",
            good.replace("\"training\"", "\"practice\" : 1, \"training\""),
            "config.practice is not known",
            good.replaceFirst("\"training\" : \\{[^}]*}", "\"training\" : null"),
            "config: training is missing",
            good.replaceFirst(",\\s*\"seed\" : 0", ""),
            "config.network.seed is missing",
            good.replaceFirst("\"epochs\" : 1", "\"epochs\" : 0"),
            "config.training: epochs must be at least 1, not 0",
            good.replaceFirst("\"options\" : \\{[^}]*}", "\"options\" : null"),
            "options are missing");

    for (var reason : reasons.entrySet()) {
      Files.writeString(description, reason.getKey());
      complains(CommandRun.of("eval", run.toString()), description.toString(), reason.getValue());
      complains(
          CommandRun.of("train", "--out", run.toString(), "--resume"),
          description.toString(),
          reason.getValue());
    }
  }

  @Test
  void imagesThatDoNotFitTheNetworkAreRefused() throws IOException {
    Path run = folder.resolve("run");
    CommandRun.train(run, "--epochs", "1");
    Path images = BlackCifar.write(folder.resolve("cifar"));

    complains(
        CommandRun.of("eval", run.toString(), "--data", "cifar10", "--data-dir", images.toString()),
        "10 classes",
        "27 classes");
  }

  @Test
  void anotherDatasetUnderTheSameNameIsNotResumed() throws IOException {
    Path images = BlackCifar.write(folder.resolve("cifar"));
    Path run = folder.resolve("run");
    assertThat(
            CommandRun.train(
                    run, "--data", "cifar10", "--data-dir", images.toString(), "--epochs", "1")
                .exit())
        .isZero();
    byte[] changed = new byte[2 * 3073];
    changed[100] = 1;
    Files.write(images.resolve("data_batch_3.bin"), changed);

    complains(
        CommandRun.of("train", "--out", run.toString(), "--resume"), "cifar10", run.toString());
  }

  @Test
  void aDamagedReferenceFileIsNamed() throws IOException {
    Path figures = folder.resolve("poincare");
    Files.createDirectories(figures);
    Files.writeString(figures.resolve("dist_c1.0_d2.npz"), "not a zip");

    complains(CommandRun.of("parity", folder.toString()), "dist_c1.0_d2.npz");
  }
}
