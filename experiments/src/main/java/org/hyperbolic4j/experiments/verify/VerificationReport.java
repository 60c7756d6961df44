package org.hyperbolic4j.experiments.verify;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.laws.law.Verdict;
import org.hyperbolic4j.nn.checkpoint.AtomicFile;

/**
 * The laws tried on a manifold and what became of each.
 *
 * @param manifold name of the manifold
 * @param tries how often a law of ordinary cost was tried
 * @param seed what the tries were drawn from
 * @param laws one entry a law and precision
 */
public record VerificationReport(String manifold, int tries, long seed, List<Entry> laws) {

  /**
   * What became of one law.
   *
   * @param precision {@code float32} or {@code float64}
   * @param group what the law is about
   * @param law its name
   * @param statement what it says
   * @param source where it comes from
   * @param tolerance how far off rounding may be
   * @param verdict {@code held}, {@code failed} or {@code not applicable}
   * @param missing what the manifold would need for it to apply
   * @param tries how often it was tried
   * @param deviation the largest deviation, absolute; absent if none was finite
   * @param allowed what was allowed there
   * @param counterexample the smallest scene found on which it does not hold
   * @param problem what is wrong there
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(
      String precision,
      String group,
      String law,
      String statement,
      String source,
      String tolerance,
      String verdict,
      String missing,
      int tries,
      Double deviation,
      Double allowed,
      String counterexample,
      String problem) {

    /**
     * An entry.
     *
     * @param precision what the manifold computed in
     * @param verdict what became of a law
     * @return the entry
     */
    public static Entry of(Precision precision, Verdict verdict) {
      Law law = verdict.law();
      Optional<Discrepancy> worst = verdict.worst();
      return new Entry(
          precision.name().toLowerCase(Locale.ROOT),
          law.group(),
          law.name(),
          law.statement(),
          law.source(),
          law.tolerance(),
          word(verdict),
          verdict.missing().orElse(null),
          verdict.tries(),
          worst.map(Discrepancy::found).filter(Double::isFinite).orElse(null),
          worst.map(Discrepancy::allowed).filter(Double::isFinite).orElse(null),
          verdict.counterexample().map(Verdict.Counterexample::scene).orElse(null),
          verdict.counterexample().map(Verdict.Counterexample::problem).orElse(null));
    }

    private static String word(Verdict verdict) {
      if (verdict.missing().isPresent()) {
        return "not applicable";
      }
      return verdict.held() ? "held" : "failed";
    }
  }

  /**
   * Copies the list.
   *
   * @param manifold name of the manifold
   * @param tries how often a law of ordinary cost was tried
   * @param seed what the tries were drawn from
   * @param laws one entry a law and precision
   */
  public VerificationReport {
    laws = List.copyOf(laws);
  }

  /**
   * Writes the report as JSON, whole or not at all.
   *
   * @param file where
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    byte[] json =
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(this);
    AtomicFile.write(file, out -> out.write(json));
  }
}
