/**
 * Hyperbolic functions of runs of numbers by the vector instructions of the processor, through the
 * incubating Vector API: works where the virtual machine is started with {@code --add-modules
 * jdk.incubator.vector}. The bits are those of {@link
 * org.hyperbolic4j.manifold.elementary.Hyperbolic}.
 */
package org.hyperbolic4j.simd;
