package org.hyperbolic4j.experiments.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One process that trained a run: its start, or a resumption.
 *
 * @param started when, in UTC, as ISO 8601 has it
 * @param epoch epochs finished before it
 * @param batch batches of the next epoch finished before it
 * @param provenance program, software and machine
 */
public record Session(String started, int epoch, int batch, Provenance provenance) {

  /** A session that begins now, in this process. */
  static Session from(TrainingState state) {
    return new Session(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        state.epoch(),
        state.batch(),
        Provenance.ofThisProcess());
  }
}
