package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hyperbolic4j.experiments.study.StudyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class ReproduceCommandTest {

  private static final String GRID =
      """
      title: Two networks and one that cannot be
      command: train
      options: {model: "{family}-2-2-2-resnet-8", limit: 64, test-limit: 32, batch: 16, epochs: 2}
      factors:
        geometry:
          Euclidean: {$family: euclidean}
          Poincare: {$family: poincare}
          Elliptic: {$family: elliptic}
      metrics:
        - {name: accuracy, from: train, at: /test_accuracy}
        - {name: loss, from: train, at: /train_loss}
      scales: {smoke: {}}
      """;

  @TempDir private Path folder;

  private Path grid() throws IOException {
    return Files.writeString(folder.resolve("grid.yaml"), GRID);
  }

  private String[] arguments(Path out) throws IOException {
    return new String[] {
      "reproduce", grid().toString(), "--scale", "smoke", "--out", out.toString()
    };
  }

  @Test
  @Timeout(180)
  void aKilledStudyOfOnesOwnEndsLikeAnUninterruptedOneDespiteACellThatFails() throws Exception {
    Path whole = folder.resolve("a/whole");
    CommandRun run = CommandRun.of(arguments(whole));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "h4j: 1 of the study's cells failed; the same command tries them again"
                + System.lineSeparator());
    assertThat(run.out())
        .contains("elliptic_seed-0 failed: train: unknown manifold 'elliptic'")
        .contains("[2/3] poincare_seed-0: ")
        .containsPattern("Euclidean +[0-9.]+ +[0-9.]+");

    Path killed = folder.resolve("b/killed");
    Process process =
        ProcessRun.start(folder.resolve("log"), List.of(), arguments(killed)).process();
    Path first = killed.resolve("cells/euclidean_seed-0/run/metrics.jsonl");
    while (process.isAlive() && !Files.exists(first)) {
      Thread.sleep(10);
    }
    process.destroyForcibly().waitFor();
    assertThat(killed.resolve("cells/poincare_seed-0/train.json")).doesNotExist();
    CommandRun resumed = CommandRun.of(arguments(killed));

    assertThat(resumed.exit()).isEqualTo(1);
    assertThat(Files.readString(killed.resolve("table.md")))
        .isEqualTo(Files.readString(whole.resolve("table.md")));
  }

  @Test
  @Timeout(60)
  void aNeighbouringStudysRunIsTakenOver() throws Exception {
    String one =
        GRID.replace("    Elliptic: {$family: elliptic}\n", "").replace("    Poincare", "#");
    Path grid = Files.writeString(folder.resolve("one.yaml"), one);
    for (String name : List.of("first", "second")) {
      CommandRun run =
          CommandRun.of(
              "reproduce",
              grid.toString(),
              "--scale",
              "smoke",
              "--out",
              folder.resolve("studies").resolve(name).toString());
      assertThat(run.err()).isEmpty();
      assertThat(run.exit()).isZero();
    }
    Path cells = folder.resolve("studies/second/cells/euclidean_seed-0");
    assertThat(cells.resolve("train.log")).doesNotExist();
    assertThat(CheckpointBits.ofCheckpoint(cells.resolve("run/model/last.npz")))
        .isEqualTo(
            CheckpointBits.ofCheckpoint(
                folder.resolve("studies/first/cells/euclidean_seed-0/run/model/last.npz")));
    assertThat(Files.readString(folder.resolve("studies/second/table.md")))
        .isEqualTo(Files.readString(folder.resolve("studies/first/table.md")));
  }

  @Test
  @Timeout(60)
  void aStudyThatMeasuresTimesTrainsItself() throws Exception {
    String timed =
        GRID.replace("    Elliptic: {$family: elliptic}\n", "")
            .replace("    Poincare", "#")
            .replace("/train_loss}", "/train_loss, measured: true}");
    Path grid = Files.writeString(folder.resolve("timed.yaml"), timed);
    for (String name : List.of("first", "second")) {
      Path out = folder.resolve("timed").resolve(name);
      assertThat(
              CommandRun.of(
                      "reproduce", grid.toString(), "--scale", "smoke", "--out", out.toString())
                  .exit())
          .isZero();
      assertThat(out.resolve("cells/euclidean_seed-0/train.log")).exists();
    }
  }

  @Test
  @Timeout(60)
  void aTrainingThatDivergesIsAResultWithWhatNeedsNoTraining() throws Exception {
    String steep =
        GRID.replace("    Elliptic: {$family: elliptic}\n", "")
            .replace("    Poincare", "#")
            .replace("epochs: 2}", "epochs: 2, optimizer: sgd, lr: 1e30}")
            .replace(
                "metrics:",
                """
                then:
                  - {name: norms, command: norms, arguments: ["{run}", --initial, --json], untrained: true}
                  - {name: attacks, command: adversarial, arguments: ["{run}", --json]}
                metrics:
                  - {name: growth, title: growth, from: norms, at: /activation_growth}\
                """
                    .stripTrailing());
    Path grid = Files.writeString(folder.resolve("steep.yaml"), steep);
    Path out = folder.resolve("diverging");
    for (int time = 0; time < 2; time++) {
      CommandRun run =
          CommandRun.of("reproduce", grid.toString(), "--scale", "smoke", "--out", out.toString());
      assertThat(run.err()).as(run.out()).isEmpty();
      assertThat(run.exit()).isZero();
      assertThat(run.out()).contains("Diverged: euclidean_seed-0: ").contains("a smaller --lr");
    }
    assertThat(out.resolve("cells/euclidean_seed-0/attacks.log")).doesNotExist();
    assertThat(Files.readString(out.resolve("table.md")))
        .containsPattern("\\| Euclidean \\| [0-9.]+ \\| – \\| – \\|");
  }

  @Test
  void theListSaysWhatEachStudyCosts() {
    CommandRun run = CommandRun.of("reproduce", "--list");
    assertThat(run.exit()).isZero();
    StudyFiles.names().forEach(name -> assertThat(run.out()).contains(name + ": "));
    assertThat(run.out())
        .contains("smoke  ")
        .contains("small and paper read cifar10")
        .contains("; 6 cells");
  }

  @Test
  void badInputIsOneLine() throws IOException {
    refused("reproduce what? --list says which studies there are", "reproduce");
    refused("there is no study 'nothing'", "reproduce", "nothing");
    refused("--jobs must be at least 1, but is 0", "reproduce", "relu", "--jobs", "0");
    refused(
        "study 'grid' has no scale 'paper'; it has smoke",
        "reproduce",
        grid().toString(),
        "--scale",
        "paper",
        "--out",
        folder.resolve("x").toString());
    refused(
        "study 'relu' needs the data set in ",
        "reproduce",
        "relu",
        "--data-dir",
        folder.resolve("none").toString(),
        "--out",
        folder.resolve("y").toString());
  }

  private static void refused(String reason, String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exit()).as(reason).isEqualTo(2);
    assertThat(run.err()).startsWith("h4j: " + reason).hasLineCount(1);
  }
}
