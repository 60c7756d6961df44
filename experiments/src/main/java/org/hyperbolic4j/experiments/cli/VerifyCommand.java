package org.hyperbolic4j.experiments.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.figure.DigitFigure;
import org.hyperbolic4j.experiments.figure.FigureFile;
import org.hyperbolic4j.experiments.verify.DigitComparison;
import org.hyperbolic4j.experiments.verify.VerificationReport;
import org.hyperbolic4j.laws.LawSuite;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.LawRunner;
import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.laws.law.Verdict;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries the laws of geometry and of operators on a manifold. */
@Command(
    name = "verify",
    description =
        "Try the laws that manifolds are held to on one of them, at random curvatures, dimensions"
            + " and points; exit code 1 if one does not hold.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "MANIFOLD",
      description = "name of a manifold, see h4j manifolds")
  private String name;

  @Option(
      names = "--tries",
      paramLabel = "N",
      defaultValue = "1000",
      description = "tries a law; laws that cost more are tried less (default ${DEFAULT-VALUE})")
  private int tries;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "what the tries are drawn from (default ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--precision",
      paramLabel = "P",
      description = "${COMPLETION-CANDIDATES} (default both)")
  private Precision precision;

  @Option(
      names = "--law",
      paramLabel = "LAW",
      split = ",",
      description = "only these laws, or the laws of these groups")
  private List<String> only = List.of();

  @Option(names = "--json", paramLabel = "FILE", description = "write the report as JSON, too")
  private Path json;

  @Option(names = "--list", description = "say what each law states, and try none")
  private boolean list;

  @Option(
      names = "--digits",
      description = "count the digits it loses by distance from the origin, and try no law")
  private boolean digits;

  @Option(
      names = "--compare",
      paramLabel = "MANIFOLD",
      split = ",",
      description = "count the digits that several manifolds lose, side by side")
  private List<String> compared = List.of();

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "with --digits or --compare: draw them, too; FILE.svg or FILE.png")
  private Path plot;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (name == null && compared.isEmpty()) {
      throw new BadInputException("verify what? name a manifold, see h4j manifolds");
    }
    if (digits || !compared.isEmpty()) {
      List<String> names = new ArrayList<>(compared);
      if (name != null) {
        names.add(0, name);
      }
      count(names.stream().distinct().map(VerifyCommand::manifold).toList());
      return 0;
    }
    if (plot != null) {
      throw new BadInputException("--plot draws digits: add --digits or --compare");
    }
    Manifold manifold = manifold(name);
    List<Law> laws = laws();
    if (list) {
      laws.forEach(this::explain);
      return 0;
    }
    List<VerificationReport.Entry> entries = new ArrayList<>();
    int failed = 0;
    for (Precision each : precisions()) {
      LawRunner runner = BadInputs.rethrow(() -> new LawRunner(manifold, each, tries, seed));
      heading(each);
      for (Law law : laws) {
        Verdict verdict = silently(() -> runner.run(law));
        print(verdict);
        entries.add(VerificationReport.Entry.of(each, verdict));
        failed += verdict.held() ? 0 : 1;
      }
    }
    if (json != null) {
      new VerificationReport(name, tries, seed, entries).write(json);
    }
    out().printf("%d laws tried on %s, seed %d: %d failed%n", entries.size(), name, seed, failed);
    out().flush();
    return failed == 0 ? 0 : 1;
  }

  /** SameDiff announces every node of a gradient on standard output, where the table goes. */
  private static Verdict silently(Supplier<Verdict> tried) {
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    try {
      return tried.get();
    } finally {
      System.setOut(out);
    }
  }

  private void count(List<Manifold> manifolds) throws IOException {
    FigureFile figure = plot == null ? null : new FigureFile(plot);
    List<DigitComparison> comparisons =
        Arrays.stream(precisions()).map(each -> DigitComparison.of(manifolds, each)).toList();
    DigitReport.print(comparisons, out());
    if (figure != null) {
      figure.write(new DigitFigure(comparisons));
    }
  }

  private static Manifold manifold(String name) {
    return BadInputs.rethrow(() -> ManifoldRegistry.discover().get(name));
  }

  private Precision[] precisions() {
    return precision == null ? Precision.values() : new Precision[] {precision};
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private List<Law> laws() {
    List<Law> laws =
        LawSuite.laws().stream()
            .filter(
                law -> only.isEmpty() || only.contains(law.name()) || only.contains(law.group()))
            .toList();
    for (String asked : only) {
      if (laws.stream().noneMatch(law -> List.of(law.name(), law.group()).contains(asked))) {
        throw new BadInputException(
            "there is no law '%s'; groups of laws are %s"
                .formatted(
                    asked,
                    LawSuite.laws().stream()
                        .map(Law::group)
                        .distinct()
                        .collect(Collectors.joining(", "))));
      }
    }
    return laws;
  }

  private void explain(Law law) {
    out()
        .printf(
            "%s (%s)%n    %s%n    within %s; %s%n",
            law.name(), law.group(), law.statement(), law.tolerance(), law.source());
  }

  private void heading(Precision each) {
    out()
        .printf(
            "%-9s%-52s %6s %10s %10s  %s%n",
            EnumWords.word(each), "law", "tries", "deviation", "allowed", "verdict");
  }

  private void print(Verdict verdict) {
    Optional<Discrepancy> worst = verdict.worst();
    out()
        .printf(
            "%-9s%-52s %6d %10s %10s  %s%n",
            "",
            verdict.law().name(),
            verdict.tries(),
            worst.map(Discrepancy::found).map(VerifyCommand::number).orElse(""),
            worst.map(Discrepancy::allowed).map(VerifyCommand::number).orElse(""),
            verdict.missing().orElse(verdict.held() ? "held" : "FAILED"));
    verdict
        .counterexample()
        .ifPresent(
            found ->
                out()
                    .printf(
                        "%-9s  %s%n%-9s  %s%n%-9s  at %s%n%-9s  again: --law %s --seed %d --tries"
                            + " %d%n",
                        "",
                        verdict.law().statement(),
                        "",
                        found.problem(),
                        "",
                        found.scene(),
                        "",
                        verdict.law().name(),
                        found.seed(),
                        tries));
    out().flush();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2e", value);
  }
}
