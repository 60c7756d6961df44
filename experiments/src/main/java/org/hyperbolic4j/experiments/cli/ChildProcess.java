package org.hyperbolic4j.experiments.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hyperbolic4j.experiments.study.Launcher;
import org.hyperbolic4j.nn.engine.WorkerPool;

/**
 * Starts h4j commands in Java processes like this one. Their standard input is a pipe from this
 * process: it closes when this process ends, however it does, and then they end politely, too.
 */
final class ChildProcess implements Launcher {

  /** Says that standard input is such a pipe. */
  private static final String PROPERTY = "h4j.child";

  /** Properties that each process has its own values of. */
  private static final List<String> OWN =
      List.of(PROPERTY, Bars.TERMINAL, WorkerPool.THREADS_PROPERTY);

  @Override
  public Process start(List<String> arguments, Path printed, Path complaints, int threads)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (isPassedOn(flag)) {
        command.add(flag);
      }
    }
    command.add("-D%s=true".formatted(PROPERTY));
    command.add("-D%s=%d".formatted(WorkerPool.THREADS_PROPERTY, threads));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    builder.redirectOutput(printed.toFile());
    builder.redirectError(complaints.toFile());
    return builder.start();
  }

  private static boolean isPassedOn(String flag) {
    return flag.startsWith("-X")
        || flag.startsWith("--")
        || (flag.startsWith("-D") && OWN.stream().noneMatch(own -> flag.startsWith("-D" + own)));
  }

  /** In a process started so: ends it when the other end of the pipe closes. */
  static void followParent() {
    if (!Boolean.getBoolean(PROPERTY)) {
      return;
    }
    Thread thread = new Thread(ChildProcess::awaitEnd, "h4j-parent");
    thread.setDaemon(true);
    thread.start();
  }

  private static void awaitEnd() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A broken pipe is the end, too.
    }
    System.exit(1);
  }
}
