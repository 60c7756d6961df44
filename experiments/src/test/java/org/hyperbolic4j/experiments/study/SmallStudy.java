package org.hyperbolic4j.experiments.study;

import java.io.IOException;
import java.nio.file.Path;

/** A study of two factors whose commands are answered by {@link ScriptedLauncher}. */
final class SmallStudy {

  static final String SOURCE =
      """
      title: Fruit
      command: weigh
      options: {$kind: plain, what: "{kind}-{size}", where: "{data}/x", often: true, never: false, seed: "{seed}"}
      factors:
        fruit:
          apple: {}
          pear (ripe): {$kind: ripe}
        size:
          large: {}
          small: {light: true}
      without: [{fruit: apple, size: small}]
      then:
        - {name: peel, command: knife turn, arguments: ["{run}", --thin]}
      comparisons:
        - name: against
          levels: {fruit: both}
          command: compare
          of: [{fruit: apple}, {fruit: pear (ripe), size: large}]
          arguments: [--json]
      metrics:
        - {name: weight, title: weight, unit: g, from: weigh, at: /mass/kg, times: 1000}
        - {name: ratio, from: against, at: /ratio}
      series:
        - {name: growth, from: weigh, x: /day, y: /size}
        - {name: each, from: weigh, x: /day, y: /size, by: [fruit]}
      published:
        - {levels: {fruit: apple}, values: {weight: 150}, source: a book}
      scales:
        smoke: {seeds: 2, options: {where: null}}
        small: {levels: {size: [large]}, then: {peel: [--fast], against: [--fair]}}
      """;

  private SmallStudy() {}

  static StudyDirectory open(Path folder, Scale scale) throws IOException {
    return StudyDirectory.open(folder, "fruit", scale, SOURCE);
  }

  static Study of(StudyDirectory directory, Scale scale) {
    return new Study("fruit", StudyFiles.parse("fruit", SOURCE), scale, directory, Path.of("data"));
  }
}
