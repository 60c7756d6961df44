package org.hyperbolic4j.experiments.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command in a process of its own.
 *
 * @param process the process
 * @param log what it prints, complaints included
 */
record ProcessRun(Process process, Path log) {

  /** What lets native code be called without warnings, as it is in this process. */
  private static final List<String> ACCESS =
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(flag -> flag.startsWith("--") || flag.contains("IgnoreUnrecognizedVMOptions"))
          .toList();

  /** Starts a command with this process's class path. */
  static ProcessRun start(Path log, List<String> flags, String... arguments) throws IOException {
    return start(log, System.getProperty("java.class.path"), flags, arguments);
  }

  static ProcessRun start(Path log, String classPath, List<String> flags, String... arguments)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(classPath, flags, arguments));
    builder.redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    return new ProcessRun(builder.start(), log);
  }

  /** What starts a command in a Java process like this one. */
  static List<String> command(String classPath, List<String> flags, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(ACCESS);
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, Main.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  String printed() throws IOException {
    return Files.readString(log, Charset.defaultCharset());
  }
}
