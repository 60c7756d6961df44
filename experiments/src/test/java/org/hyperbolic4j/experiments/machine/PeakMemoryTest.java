package org.hyperbolic4j.experiments.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeakMemoryTest {

  @Test
  void thePeakIsInMegabytes() {
    assertThat(PeakMemory.parse("Name:\tjava\nVmPeak:\t 9999999 kB\nVmHWM:\t  204800 kB\n"))
        .hasValue(200);
  }

  @Test
  void aSystemThatDoesNotSayHasNone() {
    assertThat(PeakMemory.parse("Name:\tjava\n")).isEmpty();
  }
}
