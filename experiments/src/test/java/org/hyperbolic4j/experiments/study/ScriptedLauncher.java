package org.hyperbolic4j.experiments.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Answers commands at once, as a script says, without processes. */
final class ScriptedLauncher implements Launcher {

  final List<List<String>> started = Collections.synchronizedList(new ArrayList<>());
  private final Function<List<String>, Answer> script;

  /** What a command prints, what it complains about, and its exit code. */
  record Answer(String printed, String complaints, int exit) {}

  ScriptedLauncher(Function<List<String>, Answer> script) {
    this.script = script;
  }

  @Override
  public Process start(List<String> arguments, Path printed, Path complaints, int threads)
      throws IOException {
    started.add(arguments);
    Answer answer = script.apply(arguments);
    Files.writeString(printed, answer.printed());
    Files.writeString(complaints, answer.complaints());
    return new Ended(answer.exit());
  }

  private static final class Ended extends Process {
    private final int exit;

    Ended(int exit) {
      this.exit = exit;
    }

    @Override
    public OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public int waitFor() {
      return exit;
    }

    @Override
    public int exitValue() {
      return exit;
    }

    @Override
    public void destroy() {}
  }
}
