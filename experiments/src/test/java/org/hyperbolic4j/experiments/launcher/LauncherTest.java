package org.hyperbolic4j.experiments.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bash launcher in a tree of its own, where Java and Maven are scripts that write down how they
 * were called.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has h4j.cmd instead")
@Timeout(120)
final class LauncherTest {

  private static final Path LAUNCHER =
      Path.of(System.getProperty("golden.dir")).resolveSibling("h4j");

  private static final String JAVA =
      """
      #!/usr/bin/env bash
      if [ "$1" = -XshowSettings:properties ]; then
        echo '    java.specification.version = 17' >&2
      else
        printf '%s\\n' "$@"
      fi
      """;

  /** Leaves the backend's jar behind, as Maven does. */
  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      echo "$*" >>builds.txt
      lib=experiments/target/lib
      rm -rf $lib && mkdir -p $lib
      case "$*" in
      *-Pcuda*) touch $lib/nd4j-cuda-11.6-1.jar ;;
      *-Pcpu*) touch $lib/nd4j-native-1.jar ;;
      esac
      touch $lib/nd4j-native-api-1.jar
      """;

  @TempDir private Path folder;
  private Path tree;
  private Path jdk;

  /** What the launcher did. */
  private record Outcome(int exit, String out, String err) {}

  @BeforeEach
  void plantTree() throws IOException {
    tree = folder.resolve("a tree (1)");
    jdk = folder.resolve("jdk");
    for (String file :
        List.of(
            "pom.xml",
            "nn/pom.xml",
            "nn/src/main/java/Net.java",
            "nn/src/main/java/Layer.java",
            "nn/src/main/resources/META-INF/services/Module",
            "nn/src/cpu/java/Backend.java",
            "nn/src/cuda/java/Backend.java",
            "nn/src/test/java/NetTest.java",
            "experiments/pom.xml")) {
      Files.createDirectories(tree.resolve(file).getParent());
      Files.createFile(tree.resolve(file));
    }
    Files.copy(LAUNCHER, tree.resolve("h4j"));
    script(tree.resolve("mvnw"), MAVEN);
    script(jdk.resolve("bin/java"), JAVA);
    age();
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** Makes everything an hour older, so that no clock is too coarse to see what changes next. */
  private void age() throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.toList()) {
        Instant then = Files.getLastModifiedTime(path).toInstant().minus(Duration.ofHours(1));
        Files.setLastModifiedTime(path, FileTime.from(then));
      }
    }
  }

  private Outcome run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder launcher = new ProcessBuilder("bash", tree.resolve("h4j").toString());
    launcher.command().addAll(List.of(arguments));
    launcher.environment().keySet().removeIf(name -> name.startsWith("H4J_"));
    launcher.environment().put("JAVA_HOME", jdk.toString());
    launcher.environment().putAll(environment);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process = launcher.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  private Outcome run() throws IOException, InterruptedException {
    return run(Map.of());
  }

  private List<String> builds() throws IOException {
    Path log = tree.resolve("builds.txt");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  private void buildsAgainAfter(String what) throws IOException, InterruptedException {
    int before = builds().size();
    assertThat(run().exit()).isZero();
    assertThat(builds()).as(what).hasSize(before + 1);
    age();
    run();
    assertThat(builds()).as("nothing after " + what).hasSize(before + 1);
  }

  @Test
  void runsWithTheLibrariesAndFlagsItIsGiven() throws IOException, InterruptedException {
    Outcome outcome = run(Map.of("H4J_JAVA_OPTS", "-Xmx1g -Da=b"), "train", "--out", "my run");

    assertThat(outcome.exit()).isZero();
    Path target = tree.toRealPath().resolve("experiments/target");
    assertThat(outcome.out().lines())
        .contains("-Xmx1g", "-Da=b")
        .doesNotContain("-Dh4j.terminal=true")
        .endsWith(
            "-cp",
            "%s/classes:%s/lib/*:%s/plugins/*".formatted(target, target, tree.toRealPath()),
            "org.hyperbolic4j.experiments.cli.Main",
            "train",
            "--out",
            "my run");
    assertThat(outcome.err()).contains("h4j: building");
    assertThat(builds())
        .singleElement()
        .asString()
        .contains("-Pcpu", "-pl experiments -am package");
  }

  @Test
  void buildsAgainWhenSourcesChangeAndOnlyThen() throws IOException, InterruptedException {
    buildsAgainAfter("the first use");

    Files.writeString(tree.resolve("nn/src/main/java/Net.java"), "class Net {}");
    buildsAgainAfter("a changed source");
    Files.delete(tree.resolve("nn/src/main/java/Layer.java"));
    buildsAgainAfter("a deleted source");
    Files.writeString(tree.resolve("nn/src/main/resources/META-INF/services/Module"), "Other");
    buildsAgainAfter("a changed service");
    Files.writeString(tree.resolve("nn/src/cpu/java/Backend.java"), "class Backend {}");
    buildsAgainAfter("a changed backend");
    Files.writeString(tree.resolve("nn/pom.xml"), "<project/>");
    buildsAgainAfter("a changed pom");

    int before = builds().size();
    Files.writeString(tree.resolve("nn/src/test/java/NetTest.java"), "class NetTest {}");
    run();
    assertThat(builds()).hasSize(before);
  }

  @Test
  void whatChangesDuringABuildIsBuiltNextTime() throws IOException, InterruptedException {
    script(tree.resolve("mvnw"), MAVEN + "sleep 1.1; echo >nn/src/main/java/Net.java\n");
    run();
    script(tree.resolve("mvnw"), MAVEN);
    run();

    assertThat(builds()).hasSize(2);
  }

  @Test
  void aFailedBuildIsSaidAndTriedAgain() throws IOException, InterruptedException {
    script(tree.resolve("mvnw"), "#!/usr/bin/env bash\necho '[ERROR] no such symbol'; exit 1\n");
    for (int attempt = 0; attempt < 2; attempt++) {
      Outcome outcome = run();
      assertThat(outcome.exit()).isEqualTo(1);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err())
          .contains("[ERROR] no such symbol", "h4j: the build failed; its log is", "h4j-build.log");
    }
    script(tree.resolve("mvnw"), MAVEN);
    assertThat(run().exit()).isZero();
  }

  @Test
  void theBackendIsTheOneAskedForWhoeverBuiltLast() throws IOException, InterruptedException {
    Map<String, String> cuda = Map.of("H4J_BACKEND", "cuda");
    run();
    run(cuda);
    run(cuda);
    run();
    assertThat(builds())
        .satisfiesExactly(
            first -> assertThat(first).contains("-Pcpu"),
            second -> assertThat(second).contains("-Pcuda"),
            third -> assertThat(third).contains("-Pcpu"));

    Path lib = tree.resolve("experiments/target/lib");
    Files.move(lib.resolve("nd4j-native-1.jar"), lib.resolve("nd4j-cuda-11.6-1.jar"));
    run();
    assertThat(builds()).hasSize(4);

    Outcome outcome = run(Map.of("H4J_BACKEND", "tpu"));
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).isEqualTo("h4j: H4J_BACKEND is 'tpu'; it can be cpu or cuda\n");
  }

  @Test
  void javaThatIsMissingCannotRunOrIsTooOldIsSaidInOneLine()
      throws IOException, InterruptedException {
    Path java = jdk.resolve("bin/java");
    script(java, "#!/usr/bin/env bash\necho 'Unable to locate a Java Runtime' >&2; exit 1\n");
    assertNoJava("no usable Java: '%s' does not run".formatted(java));
    Files.delete(java);
    assertNoJava("no usable Java: '%s' does not run".formatted(java));
    script(java, JAVA.replace("17", "11"));
    assertNoJava("Java 11 found");
    script(java, JAVA.replace("17", "1.8"));
    assertNoJava("Java 8 found");
  }

  private void assertNoJava(String part) throws IOException, InterruptedException {
    Outcome outcome = run();
    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err().lines()).singleElement().asString().contains("h4j: " + part, "17");
    assertThat(builds()).isEmpty();
  }
}
