package org.hyperbolic4j.benchmarks;

/** What {@code h4j} starts Java with for kernels to be as fast as they can be. */
final class JvmFlags {

  static final String VECTOR_API = "--add-modules=jdk.incubator.vector";

  static final String UNROLLING = "-XX:LoopUnrollLimit=1000";

  private JvmFlags() {}
}
