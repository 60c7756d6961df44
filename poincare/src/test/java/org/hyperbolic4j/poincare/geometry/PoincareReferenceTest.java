package org.hyperbolic4j.poincare.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hyperbolic4j.laws.reference.Deviation;
import org.hyperbolic4j.laws.reference.GeometryParity;
import org.hyperbolic4j.laws.reference.ReferenceFile;
import org.hyperbolic4j.poincare.PoincareManifold;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoincareReferenceTest {

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("golden.dir"), "poincare"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void valuesAndGradientsAgreeWithTheReference(Path path) throws IOException {
    ReferenceFile file = ReferenceFile.read(path);
    double tolerance = file.operator().equals("frechet_mean") ? 1e-8 : 1e-9;
    assertThat(GeometryParity.compare(new PoincareManifold(), file))
        .allSatisfy(deviation -> assertThat(deviation.relative()).isLessThan(tolerance))
        .extracting(Deviation::array)
        .contains("out", "grad_c");
  }
}
