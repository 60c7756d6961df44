package org.hyperbolic4j.nn.engine.node;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * The environment of the native libraries that ND4J's operations run on. They read it once, when
 * they are loaded, and Java cannot change a process's environment, so this asks the C library. What
 * the user chose stays.
 *
 * <p>OpenMP's threads wait awake for their next work unless told otherwise. Where they share cores
 * with each other, with the threads of kernels or with other programs, that makes everything wait
 * for them: a training step took 5.4 s instead of 0.26 s on a busy machine.
 *
 * <p>oneDNN computes gradients of convolutions by Winograd's method where a processor has AVX-512,
 * padding channels to 16: with 8 channels that takes ten times as long as its direct method for
 * AVX2, and loses digits.
 */
public final class NativeEnvironment {

  private static final String WAIT_POLICY = "OMP_WAIT_POLICY";
  private static final String CONVOLUTION_INSTRUCTIONS = "DNNL_MAX_CPU_ISA";

  private NativeEnvironment() {}

  /**
   * Lets OpenMP's threads sleep while they wait, and oneDNN compute with AVX2 at most. Must be
   * called before ND4J's native library is loaded. Does nothing on Windows.
   */
  static void prepare() {
    setUnlessChosen(WAIT_POLICY, "passive");
    setUnlessChosen(CONVOLUTION_INSTRUCTIONS, "AVX2");
  }

  /**
   * How OpenMP's threads wait.
   *
   * @return {@code passive}, {@code active}, or {@code default} where OpenMP decides
   */
  public static String waitPolicy() {
    return get(WAIT_POLICY);
  }

  /**
   * The best vector instructions that oneDNN may use.
   *
   * @return its name for them, such as {@code AVX2}, or {@code default} where oneDNN decides
   */
  public static String convolutionInstructions() {
    return get(CONVOLUTION_INSTRUCTIONS);
  }

  private static void setUnlessChosen(String name, String value) {
    if (!Platform.isWindows()) {
      function("setenv").invokeInt(new Object[] {name, value, 0});
    }
  }

  private static String get(String name) {
    String value =
        Platform.isWindows()
            ? System.getenv(name)
            : function("getenv").invokeString(new Object[] {name}, false);
    return value == null ? "default" : value;
  }

  private static Function function(String name) {
    return NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction(name);
  }
}
