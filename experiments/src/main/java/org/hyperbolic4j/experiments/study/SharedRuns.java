package org.hyperbolic4j.experiments.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.commons.io.FileUtils;
import org.hyperbolic4j.experiments.run.Provenance;
import org.hyperbolic4j.nn.checkpoint.AtomicFile;

/**
 * Finished training runs that several studies have in common. The same options, data, program and
 * threads give the same run, so a study that does not measure times takes over those that studies
 * in neighbouring folders have made.
 */
final class SharedRuns {

  private static final String KEY = "train.key";
  private static final String RUN = "run";
  private static final String ORIGIN = CellRunner.provenance(Study.TRAIN) + ".json";

  private static final String LOCK = "lock";

  private final StudyDirectory directory;
  private final int threads;

  SharedRuns(StudyDirectory directory, int threads) {
    this.directory = directory;
    this.threads = threads;
  }

  /** What two equal runs have in common: everything but where they lie. */
  private String key(Cell.Command command) {
    TreeSet<String> options = new TreeSet<>();
    String option = "";
    for (String argument : command.arguments()) {
      if (argument.startsWith("--")) {
        options.add(option);
        option = argument;
      } else {
        option += " " + argument;
      }
    }
    options.add(option);
    options.removeIf(text -> text.startsWith("--out "));
    return "%s%nthreads %d%nrevision %s%n"
        .formatted(String.join("\n", options), threads, Provenance.revisionOfThisProgram());
  }

  /** Marks a cell's run as one that others may take over when it is finished. */
  void mark(Cell cell, Cell.Command command) throws IOException {
    String key = key(command);
    AtomicFile.write(
        directory.cell(cell.id()).resolve(KEY),
        out -> out.write(key.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Takes over a run, if there is one.
   *
   * @return whether there was one
   */
  boolean takeOver(Cell cell, Cell.Command command) throws IOException {
    Path target = directory.run(cell.id());
    if (Files.exists(target)) {
      return false;
    }
    String key = key(command);
    for (Path study : folders(directory.root().getParent())) {
      for (Path other : folders(study.resolve("cells"))) {
        if (!study.equals(directory.root()) && isFinished(other, key)) {
          copy(other.resolve(RUN), target);
          Files.copy(
              other.resolve(ORIGIN),
              directory.cell(cell.id()).resolve(ORIGIN),
              StandardCopyOption.REPLACE_EXISTING);
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isFinished(Path cell, String key) throws IOException {
    Path file = cell.resolve(KEY);
    return Files.exists(file)
        && Files.exists(cell.resolve("train.json"))
        && Files.exists(cell.resolve(ORIGIN))
        && Files.readString(file).equals(key);
  }

  private static List<Path> folders(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
      entries.forEach(found::add);
    } catch (NotDirectoryException e) {
      return found;
    }
    found.sort(null);
    return found;
  }

  /** Copies a run beside the target first, so that it is there whole or not at all. */
  private static void copy(Path run, Path target) throws IOException {
    Path beside = target.resolveSibling(RUN + ".copying");
    FileUtils.deleteDirectory(beside.toFile()); // what a killed process has left
    FileUtils.copyDirectory(run.toFile(), beside.toFile(), file -> !file.getName().equals(LOCK));
    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
  }
}
