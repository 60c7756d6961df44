package org.hyperbolic4j.experiments.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.hyperbolic4j.nn.engine.Backend;

/**
 * Where a run's figures come from: the program's source revision and the software and machine it
 * ran on.
 *
 * @param sourceRevision git commit the program was built from, with {@code -dirty} where files had
 *     changed since, or {@code unknown}
 * @param java version and vendor of the Java runtime
 * @param os name, version and architecture
 * @param processors number of processors Java sees
 * @param nd4j version of ND4J
 * @param backend how ND4J runs: on CPU or CUDA, with oneDNN or without, with how many threads
 */
public record Provenance(
    String sourceRevision,
    String java,
    String os,
    int processors,
    String nd4j,
    Backend.Info backend) {

  /**
   * What is true of this process.
   *
   * @return the provenance
   */
  public static Provenance ofThisProcess() {
    Runtime.Version version = Runtime.version();
    return new Provenance(
        revisionOfThisProgram(),
        version + " " + System.getProperty("java.vendor"),
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        nd4jVersion(),
        Backend.info());
  }

  /**
   * The revision the program was built from.
   *
   * @return a git commit, possibly followed by {@code -dirty}, or {@code unknown}
   */
  public static String revisionOfThisProgram() {
    Properties source = properties("/org/hyperbolic4j/experiments/source.properties");
    String commit = source.getProperty("git.commit.id", "unknown");
    return Boolean.parseBoolean(source.getProperty("git.dirty")) ? commit + "-dirty" : commit;
  }

  private static String nd4jVersion() {
    return properties("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")
        .getProperty("version", "unknown");
  }

  private static Properties properties(String resource) {
    Properties properties = new Properties();
    try (InputStream in = Provenance.class.getResourceAsStream(resource)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
