package org.hyperbolic4j.experiments.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GpuTest {

  @Test
  void readsTheDriversAnswer() {
    assertThat(Gpu.parse("NVIDIA A100-SXM4-40GB, 8.0\nNVIDIA H100, PCIe, 9.0\n"))
        .containsExactly(new Gpu("NVIDIA A100-SXM4-40GB", 8.0), new Gpu("NVIDIA H100, PCIe", 9.0));
  }

  @Test
  void leavesOutWhatTheDriverDoesNotTell() {
    assertThat(Gpu.parse("Quadro, [N/A]\nno devices were found\n")).isEqualTo(List.of());
  }

  @Test
  void saysWhichCardsNd4jCudaCanRunOn() {
    assertThat(new Gpu("Tesla K20", 3.5).verdict()).contains("too old");
    assertThat(new Gpu("RTX 3090", 8.6).verdict()).contains("can run on it (build with -Pcuda)");
    assertThat(new Gpu("RTX 4090", 8.9).verdict()).contains("can run on it (build with -Pcuda)");
    assertThat(new Gpu("H100", 9.0).verdict()).contains("cannot run on it");
  }
}
