package org.hyperbolic4j.nn.engine.node;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * The environment of OpenMP, which runs ND4J's native operations.
 *
 * <p>Its threads wait awake for their next work unless told otherwise. Where they share cores with
 * each other, with the threads of kernels or with other programs, that makes everything wait for
 * them: a training step took 5.4 s instead of 0.26 s on a busy machine. OpenMP reads its
 * environment once, when it is loaded, and Java cannot change a process's environment, so this asks
 * the C library.
 */
public final class OpenMp {

  static final String WAIT_POLICY = "OMP_WAIT_POLICY";

  private OpenMp() {}

  /**
   * Lets threads sleep while they wait, unless the user chose a policy. Must be called before
   * ND4J's native library is loaded. Does nothing on Windows.
   */
  static void sleepWhileWaiting() {
    if (!Platform.isWindows()) {
      function("setenv").invokeInt(new Object[] {WAIT_POLICY, "passive", 0});
    }
  }

  /**
   * How threads wait.
   *
   * @return {@code passive}, {@code active}, or {@code default} where OpenMP decides
   */
  public static String waitPolicy() {
    String policy =
        Platform.isWindows()
            ? System.getenv(WAIT_POLICY)
            : function("getenv").invokeString(new Object[] {WAIT_POLICY}, false);
    return policy == null ? "default" : policy;
  }

  private static Function function(String name) {
    return NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction(name);
  }
}
