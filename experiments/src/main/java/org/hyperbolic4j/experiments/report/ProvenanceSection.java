package org.hyperbolic4j.experiments.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.List;
import org.hyperbolic4j.experiments.report.page.Block;
import org.hyperbolic4j.experiments.report.page.Section;
import org.hyperbolic4j.experiments.report.source.ReportSource;
import org.hyperbolic4j.experiments.report.source.RunLog;

/** Where the figures come from, completely. */
final class ProvenanceSection {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ProvenanceSection() {}

  static Section of(ReportSource source) {
    List<Block> blocks = new ArrayList<>();
    source
        .study()
        .ifPresent(
            study -> {
              if (!study.command().isEmpty()) {
                blocks.add(Block.of("The study again: " + study.command()));
              }
              if (study.provenance() != null) {
                blocks.add(
                    Block.listing(
                        "Programs and machines of the study's cells", json(study.provenance())));
              }
            });
    for (RunLog run : source.runs()) {
      blocks.add(Block.listing(run.label() + ": run.json", json(run.record())));
    }
    return new Section("Configuration and provenance", blocks);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read as JSON can be written as such", e);
    }
  }
}
