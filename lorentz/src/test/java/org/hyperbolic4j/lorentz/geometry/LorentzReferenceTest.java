package org.hyperbolic4j.lorentz.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hyperbolic4j.laws.reference.Deviation;
import org.hyperbolic4j.laws.reference.GeometryParity;
import org.hyperbolic4j.laws.reference.ReferenceFile;
import org.hyperbolic4j.lorentz.LorentzManifold;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LorentzReferenceTest {

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("golden.dir"), "lorentz"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void valuesAndGradientsAgreeWithTheReference(Path path) throws IOException {
    ReferenceFile file = ReferenceFile.read(path);
    assertThat(GeometryParity.compare(new LorentzManifold(), file))
        .allSatisfy(deviation -> assertThat(deviation.relative()).isLessThan(1e-9))
        .extracting(Deviation::array)
        .contains("out", "grad_x");
  }
}
