package org.hyperbolic4j.experiments.cli;

import java.io.IOException;
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

  /** Starts a command with this process's class path. */
  static ProcessRun start(Path log, List<String> flags, String... arguments) throws IOException {
    return start(log, System.getProperty("java.class.path"), flags, arguments);
  }

  static ProcessRun start(Path log, String classPath, List<String> flags, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    return new ProcessRun(builder.start(), log);
  }

  String printed() throws IOException {
    return Files.readString(log, Charset.defaultCharset());
  }
}
