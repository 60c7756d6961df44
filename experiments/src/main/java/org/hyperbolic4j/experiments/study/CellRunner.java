package org.hyperbolic4j.experiments.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.run.Provenance;
import org.hyperbolic4j.experiments.run.RunDirectory;
import org.hyperbolic4j.experiments.run.RunLock;

/**
 * Carries out cells: command by command, each in a process of its own, leaving out what is done.
 */
final class CellRunner {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LOOK_MILLISECONDS = 100;

  /** How long a run may need to let go of its folder after a study was killed. */
  private static final long PATIENCE_MILLISECONDS = 60_000;

  private final StudyDirectory directory;
  private final Launcher launcher;
  private final int threads;
  private final BooleanSupplier stop;
  private final SharedRuns shared;
  private final boolean timed;

  /**
   * A runner.
   *
   * @param timed whether the study measures how long training takes, so that runs made at another
   *     time are of no use
   */
  CellRunner(
      StudyDirectory directory,
      Launcher launcher,
      int threads,
      BooleanSupplier stop,
      boolean timed) {
    this.directory = directory;
    this.timed = timed;
    this.launcher = launcher;
    this.threads = threads;
    this.stop = stop;
    this.shared = new SharedRuns(directory, threads);
  }

  /** Says whether all results of a cell are there. */
  boolean isDone(Cell cell) throws IOException {
    for (Cell.Command command : cell.commands()) {
      if (directory.result(cell.id(), command.name()).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Runs what is missing.
   *
   * @return why it failed, in one line; empty if all is done, or a stop was asked for
   */
  Optional<String> run(Cell cell) throws IOException, InterruptedException {
    for (Cell input : cell.inputs()) {
      if (!isDone(input)) {
        return Optional.of("it compares %s, which is not done".formatted(input.id()));
      }
    }
    Files.createDirectories(directory.cell(cell.id()));
    for (Cell.Command command : cell.commands()) {
      if (stop.getAsBoolean()) {
        return Optional.empty();
      }
      if (directory.result(cell.id(), command.name()).isEmpty()) {
        if (directory.divergence(cell.id()).isPresent() && !command.untrained()) {
          directory.writeResult(cell.id(), command.name(), JSON.createObjectNode());
          continue;
        }
        Optional<String> failure = run(cell, command);
        if (failure.isPresent()) {
          return failure.map(reason -> command.name() + ": " + reason);
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> run(Cell cell, Cell.Command command)
      throws IOException, InterruptedException {
    boolean taken = command.trains() && !timed && shared.takeOver(cell, command);
    if (!taken) {
      Optional<String> failure = execute(cell, command);
      if (failure.isPresent() && command.trains() && recordDivergence(cell, command)) {
        return Optional.empty();
      }
      if (failure.isPresent() || stop.getAsBoolean()) {
        return failure;
      }
    }
    Path printed = directory.printed(cell.id(), command.name());
    Optional<JsonNode> result =
        command.trains() ? TrainingResult.of(directory.run(cell.id())) : lastLine(printed);
    if (result.isEmpty()) {
      return Optional.of("it gave no result; what it printed is in " + printed);
    }
    if (!taken) {
      writeProvenance(cell, command);
    }
    if (command.trains()) {
      shared.mark(cell, command);
    }
    directory.writeResult(cell.id(), command.name(), result.get());
    return Optional.empty();
  }

  /** A run that diverged is a result: training it again would give the same. */
  private boolean recordDivergence(Cell cell, Cell.Command command) throws IOException {
    Path run = directory.run(cell.id());
    Optional<String> reason =
        Files.exists(run.resolve("run.json"))
            ? RunDirectory.open(run).divergence()
            : Optional.empty();
    if (reason.isEmpty()) {
      return false;
    }
    writeProvenance(cell, command);
    directory.writeResult(
        cell.id(),
        command.name(),
        JSON.createObjectNode().put(StudyDirectory.DIVERGED, reason.get()));
    return true;
  }

  private void writeProvenance(Cell cell, Cell.Command command) throws IOException {
    directory.writeResult(
        cell.id(), provenance(command.name()), JSON.valueToTree(Provenance.ofThisProcess()));
  }

  /** Name of the file that says what ran a command. */
  static String provenance(String command) {
    return "provenance-" + command;
  }

  private Optional<String> execute(Cell cell, Cell.Command command)
      throws IOException, InterruptedException {
    Path complaints = directory.complaints(cell.id(), command.name());
    Path printed = directory.printed(cell.id(), command.name());
    int exit = await(launcher.start(arguments(cell, command), printed, complaints, threads));
    return exit == 0 || stop.getAsBoolean()
        ? Optional.empty()
        : Optional.of(reason(complaints, exit));
  }

  private List<String> arguments(Cell cell, Cell.Command command) throws InterruptedException {
    Path run = directory.run(cell.id());
    if (!command.trains() || !Files.exists(run.resolve("run.json"))) {
      return command.arguments();
    }
    awaitFree(run);
    List<String> arguments = new ArrayList<>(List.of("train", "--out", run.toString(), "--resume"));
    int data = command.arguments().indexOf("--data-dir");
    if (data >= 0) {
      arguments.addAll(command.arguments().subList(data, data + 2));
    }
    return arguments;
  }

  private static void awaitFree(Path run) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLISECONDS);
    while (true) {
      try {
        RunLock.of(run).close();
        return;
      } catch (BadInputException | IOException e) {
        if (System.nanoTime() > end) {
          return; // the command itself says what is wrong
        }
        Thread.sleep(LOOK_MILLISECONDS);
      }
    }
  }

  private int await(Process process) throws InterruptedException {
    boolean asked = false;
    try {
      while (!process.waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        if (stop.getAsBoolean() && !asked) {
          process.destroy();
          asked = true;
        }
      }
    } catch (InterruptedException e) {
      process.destroy();
      throw e;
    }
    return process.exitValue();
  }

  private static Optional<JsonNode> lastLine(Path printed) throws IOException {
    List<String> lines =
        Files.readString(printed, Charset.defaultCharset())
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonNode node = JSON.readTree(lines.get(lines.size() - 1));
      return node.isObject() ? Optional.of(node) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** What the command itself said, or how it ended. */
  private static String reason(Path complaints, int exit) throws IOException {
    String prefix = "h4j: ";
    List<String> lines = Files.readString(complaints, Charset.defaultCharset()).lines().toList();
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).startsWith(prefix)) {
        return lines.get(i).substring(prefix.length());
      }
    }
    return "exit code %d; see %s".formatted(exit, complaints);
  }
}
