package org.hyperbolic4j.experiments.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GpuTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

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
  @Timeout(120)
  void aDriverThatHangsIsNotWaitedFor() {
    assertThat(Gpu.detect(program("hang"), Duration.ofSeconds(2))).isEmpty();
    assertThat(Gpu.detect(program("fail"), PATIENCE)).isEmpty();
    assertThat(Gpu.detect(List.of("there-is-no-such-driver"), PATIENCE)).isEmpty();
    assertThat(Gpu.detect(program("answer"), PATIENCE)).containsExactly(new Gpu("Test card", 8.6));
  }

  private static List<String> program(String behaviour) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Driver.class.getName(),
        behaviour);
  }

  /** Answers like nvidia-smi, and then ends well, with an error or not at all. */
  static final class Driver {

    private Driver() {}

    public static void main(String[] behaviour) throws InterruptedException {
      System.out.println("Test card, 8.6");
      System.out.flush();
      if (behaviour[0].equals("hang")) {
        Thread.sleep(Duration.ofMinutes(5).toMillis());
      }
      System.exit(behaviour[0].equals("fail") ? 1 : 0);
    }
  }

  @Test
  void saysWhichCardsNd4jCudaCanRunOn() {
    assertThat(new Gpu("Tesla K20", 3.5).verdict()).contains("too old");
    assertThat(new Gpu("RTX 3090", 8.6).verdict()).contains("can run on it (build with -Pcuda)");
    assertThat(new Gpu("RTX 4090", 8.9).verdict()).contains("can run on it (build with -Pcuda)");
    assertThat(new Gpu("H100", 9.0).verdict()).contains("cannot run on it");
  }
}
