package org.hyperbolic4j.experiments.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VectorFlagsTest {

  @Test
  void areTakenFromTheFirstProcessor() {
    String x86 =
        """
        processor\t: 0
        vendor_id\t: GenuineIntel
        flags\t\t: fpu sse sse2 ssse3 fma cx16 sse4_1 avx f16c avx2 avx512f sha_ni
        vmx flags\t: avx9

        processor\t: 1
        flags\t\t: avx7
        """;
    assertThat(VectorFlags.parse(x86))
        .containsExactly("avx", "avx2", "avx512f", "f16c", "fma", "sse", "sse2", "sse4_1", "ssse3");
    assertThat(VectorFlags.parse("processor\t: 0\nFeatures\t: fp asimd crc32 sve asimdhp\n"))
        .containsExactly("asimd", "asimdhp", "sve");
  }

  @Test
  void areNoneWhereTheSystemDoesNotSay() {
    assertThat(VectorFlags.parse("processor : 0\nmachine : PowerMac\n")).isEmpty();
    assertThat(VectorFlags.parse("flags :\n")).isEmpty();
  }
}
