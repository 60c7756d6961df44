package org.hyperbolic4j.nn.init;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Random streams by parameter name: the same seed and name give the same numbers, bit for bit.
 *
 * @param seed the seed of the network
 */
public record ParameterStreams(long seed) {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /**
   * The stream of a parameter.
   *
   * @param name the parameter's name
   * @return a new generator at the start of the stream; its algorithm is fixed by {@link Random}'s
   *     specification
   */
  public Random stream(String name) {
    long hash = FNV_OFFSET;
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
    }
    return new Random(mix(hash + mix(seed)));
  }

  /** The finaliser of MurmurHash3, so that neighbouring seeds give unrelated streams. */
  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
