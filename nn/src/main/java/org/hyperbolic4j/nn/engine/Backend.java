package org.hyperbolic4j.nn.engine;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.hyperbolic4j.nn.engine.node.KernelExecutioner;
import org.hyperbolic4j.nn.engine.node.Kernels;
import org.hyperbolic4j.nn.engine.node.NativeEnvironment;
import org.nd4j.common.config.ND4JSystemProperties;
import org.nd4j.linalg.api.environment.Nd4jEnvironment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Starts ND4J so that it runs kernels. */
public final class Backend {

  /** The last major compute capability that ND4J's CUDA build has machine code for. */
  private static final int LAST_COMPUTE_CAPABILITY = 8;

  private static boolean started;

  private Backend() {}

  /**
   * Starts ND4J, quietly, with as many threads as {@link WorkerPool#configuredThreads} says, unless
   * it was started here before. Everything in this package calls it.
   *
   * @throws IllegalStateException with one line if ND4J cannot run kernels, or not on this machine
   */
  public static synchronized void start() {
    if (started) {
      return;
    }
    System.setProperty(ND4JSystemProperties.LOG_INITIALIZATION, "false");
    load();
    if (!(Nd4j.getExecutioner() instanceof KernelExecutioner)) {
      throw new IllegalStateException(
          "ND4J runs with the executioner %s instead of %s; is the system property 'opexec' set, or"
                  .formatted(
                      Nd4j.getExecutioner().getClass().getName(), KernelExecutioner.class.getName())
              + " has a merged jar lost META-INF/services/org.nd4j.linalg.factory.Nd4jBackend?");
    }
    requireUsableDevices();
    int threads = WorkerPool.configuredThreads();
    nativeOps().setOmpNumThreads(threads);
    Nd4j.factory().blas().setMaxThreads(threads);
    Kernels.register();
    started = true;
  }

  private static void load() {
    try {
      Nd4j.getExecutioner();
    } catch (LinkageError e) {
      throw new IllegalStateException(
          "ND4J cannot start: no backend on the class path fits this machine (%s)"
              .formatted(rootCause(e)),
          e);
    }
  }

  private static Throwable rootCause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static void requireUsableDevices() {
    Object devices = environment().get(Nd4jEnvironment.CUDA_DEVICE_INFORMATION_KEY);
    if (!(devices instanceof List<?> list)) {
      return;
    }
    for (Object device : list) {
      if (device instanceof Map<?, ?> properties
          && properties.get(Nd4jEnvironment.CUDA_DEVICE_MAJOR_VERSION_KEY) instanceof Number major
          && major.intValue() > LAST_COMPUTE_CAPABILITY) {
        throw new IllegalStateException(
            "ND4J's CUDA backend has code for compute capability 3.7 to 8.6 only, but %s has %d.%s;"
                    .formatted(
                        properties.get(Nd4jEnvironment.CUDA_DEVICE_NAME_KEY),
                        major.intValue(),
                        properties.get(Nd4jEnvironment.CUDA_DEVICE_MINOR_VERSION_KEY))
                + " use the CPU build");
      }
    }
  }

  /**
   * What runs.
   *
   * @return facts about the backend, which is started if it was not
   */
  public static Info info() {
    start();
    Properties environment = environment();
    return new Info(
        String.valueOf(environment.get(Nd4jEnvironment.BACKEND_KEY)),
        nativeOps().buildInfo().contains("HAVE_ONEDNN"),
        instructions(nativeOps().binaryLevel()),
        instructions(nativeOps().optimalLevel()),
        String.valueOf(environment.get(Nd4jEnvironment.BLAS_VENDOR_KEY)),
        nativeOps().ompGetMaxThreads(),
        Nd4j.factory().blas().getMaxThreads(),
        WorkerPool.shared().threads(),
        NativeEnvironment.waitPolicy(),
        NativeEnvironment.convolutionInstructions());
  }

  /** What ND4J's levels of CPU builds stand for; it has them on x86 only. */
  private static String instructions(int level) {
    return switch (level) {
      case 1 -> "x86-64";
      case 2 -> "AVX2";
      case 3 -> "AVX-512";
      default -> "not said";
    };
  }

  private static Properties environment() {
    return Nd4j.getExecutioner().getEnvironmentInformation();
  }

  private static NativeOps nativeOps() {
    return NativeOpsHolder.getInstance().getDeviceNativeOps();
  }

  /**
   * Facts about the backend.
   *
   * @param name {@code CPU} or {@code CUDA}
   * @param oneDnn whether convolutions are oneDNN's, many times faster than ND4J's own
   * @param builtFor vector instructions the native library was built for: {@code x86-64}, {@code
   *     AVX2}, {@code AVX-512}, or {@code not said}
   * @param bestHere the best of these that this processor has
   * @param blasVendor who made the BLAS library
   * @param nativeThreads threads of native operations (OpenMP)
   * @param blasThreads threads of matrix products
   * @param kernelThreads threads of kernels
   * @param waitPolicy how idle OpenMP threads wait: {@code passive} is asleep, anything else slows
   *     down whatever shares the cores
   * @param convolutionInstructions the best vector instructions that oneDNN may use, {@code
   *     default} where it decides
   */
  public record Info(
      String name,
      boolean oneDnn,
      String builtFor,
      String bestHere,
      String blasVendor,
      int nativeThreads,
      int blasThreads,
      int kernelThreads,
      String waitPolicy,
      String convolutionInstructions) {}
}
