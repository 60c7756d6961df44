package org.hyperbolic4j.experiments.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.DiskFailure;
import org.hyperbolic4j.experiments.report.chart.SheetFigure;
import org.hyperbolic4j.experiments.report.evaluation.TestPass;
import org.hyperbolic4j.experiments.report.page.Block;
import org.hyperbolic4j.experiments.report.page.FileNames;
import org.hyperbolic4j.experiments.report.page.Page;
import org.hyperbolic4j.experiments.report.page.Picture;
import org.hyperbolic4j.experiments.report.page.Section;
import org.hyperbolic4j.experiments.report.source.Findings;
import org.hyperbolic4j.experiments.report.source.ReportSource;
import org.hyperbolic4j.experiments.report.source.RunGroup;
import org.hyperbolic4j.experiments.report.source.RunLog;
import org.hyperbolic4j.experiments.report.tensorboard.EventFile;
import org.hyperbolic4j.experiments.run.Provenance;

/**
 * A report of runs or of a study: {@code index.html}, which needs no other file, its figures as SVG
 * and PNG, and in {@code tensorboard} an event file for each run.
 */
public final class Report {

  private final ReportSource source;
  private final FileNames names = new FileNames();
  private final List<Section> evaluations = new ArrayList<>();

  /**
   * A report without evaluations.
   *
   * @param source what it tells of
   */
  public Report(ReportSource source) {
    this.source = source;
  }

  /**
   * Adds what a run's network made of test images. What the pass holds is not needed afterwards.
   *
   * @param run the run
   * @param checkpoint which checkpoint the network is from
   * @param pass what it made of them
   */
  public void add(RunLog run, String checkpoint, TestPass pass) {
    evaluations.add(new EvaluationSection(run.label(), checkpoint, pass, names).section());
  }

  /**
   * Writes the report. Each file is written whole or not at all, the page last; files of an earlier
   * report are replaced.
   *
   * @param folder where; made if missing
   * @return the page's file
   * @throws BadInputException if the folder cannot be made
   * @throws IOException if a file cannot be written
   */
  public Path write(Path folder) throws IOException {
    makeFolder(folder);
    writeEvents(folder);
    return page().write(folder);
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BadInputException(
          "cannot make the report's folder %s: %s".formatted(folder, DiskFailure.reason(e)), e);
    }
  }

  private void writeEvents(Path folder) throws IOException {
    FileNames folders = new FileNames();
    for (RunLog run : source.runs()) {
      if (!run.epochs().isEmpty()) {
        Path events = folder.resolve("tensorboard").resolve(folders.of(run.label()));
        makeFolder(events);
        EventFile.write(events, started(run), run.epochs());
      }
    }
  }

  private static Instant started(RunLog run) {
    try {
      return run.record().sessions().isEmpty()
          ? Instant.EPOCH
          : Instant.parse(run.record().sessions().get(0).started());
    } catch (DateTimeParseException e) {
      throw new BadInputException(
          "%s: sessions.0.started in run.json is not a time: %s"
              .formatted(run.folder(), e.getMessage()),
          e);
    }
  }

  private Page page() throws IOException {
    List<Section> sections = new ArrayList<>();
    source
        .study()
        .ifPresent(study -> sections.addAll(new FindingSections(study, names).sections()));
    sheets().ifPresent(sections::add);
    if (!source.runs().isEmpty()) {
      List<RunGroup> groups = RunGroup.of(source.runs());
      RunSections runs = new RunSections(source.runs(), groups, names);
      sections.add(runs.table());
      new GroupSection(groups).section().ifPresent(sections::add);
      runs.curves().ifPresent(sections::add);
    }
    sections.addAll(evaluations);
    sections.add(ProvenanceSection.of(source));
    return new Page(title(), lead(), sections, foot());
  }

  private Optional<Section> sheets() throws IOException {
    List<Picture> pictures = new ArrayList<>();
    for (Path file : source.sheets()) {
      BufferedImage sheet = ImageIO.read(file.toFile());
      if (sheet == null) {
        throw new BadInputException("%s is not a picture".formatted(file));
      }
      String cell = String.valueOf(file.getParent().getFileName());
      pictures.add(Picture.of(names.of(cell), cell, new SheetFigure(sheet)));
    }
    return pictures.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section("Sheets", List.of(Block.of(pictures))));
  }

  private String title() {
    return source
        .study()
        .map(Findings::title)
        .orElseGet(
            () ->
                source.runs().size() == 1
                    ? source.runs().get(0).label()
                    : source.runs().size() + " runs");
  }

  private String lead() {
    return source
        .study()
        .map(Report::lead)
        .orElseGet(
            () ->
                source.runs().stream()
                    .map(run -> run.record().config())
                    .map(config -> config.network().model() + " on " + config.data().name())
                    .distinct()
                    .collect(Collectors.joining(", ")));
  }

  private static String lead(Findings study) {
    return Stream.of(
            study.question(),
            sentence("Source: ", study.source()),
            sentence("Scale: ", study.scale()),
            sentence("Started: ", study.started()))
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" "));
  }

  private static String sentence(String begin, String rest) {
    return rest.isBlank() ? "" : begin + rest + ".";
  }

  private static String foot() {
    return "Made by h4j report at %s, source revision %s."
        .formatted(
            Instant.now().truncatedTo(ChronoUnit.SECONDS), Provenance.revisionOfThisProgram());
  }
}
