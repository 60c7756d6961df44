package org.hyperbolic4j.experiments.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.laws.reference.Deviation;
import org.hyperbolic4j.laws.reference.GeometryParity;
import org.hyperbolic4j.laws.reference.ReferenceFile;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;
import org.hyperbolic4j.manifold.registry.ManifoldRegistry;
import org.hyperbolic4j.nn.engine.Engine;

/**
 * Compares reference files with everything that computes the same: a folder {@code layers} holds
 * layers and {@code nets} networks, both of the Poincare ball; any other folder is named after the
 * manifold whose point operators it holds.
 */
public final class Parity {

  private static final double TOLERANCE = 1e-9;

  /** Reference figures of Frechet means come from an iteration. */
  private static final double FRECHET_TOLERANCE = 1e-8;

  private static final String BALL = "poincare";

  private Parity() {}

  /**
   * All reference files under a folder.
   *
   * @param folder the folder
   * @return the files, sorted
   * @throws BadInputException if there is no such folder or no file in it
   */
  public static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = all.filter(path -> path.toString().endsWith(".npz")).sorted().toList();
      if (files.isEmpty()) {
        throw new BadInputException("%s has no reference files (.npz)".formatted(folder));
      }
      return files;
    } catch (IOException e) {
      throw new BadInputException(
          "%s cannot be read as a folder of reference files".formatted(folder), e);
    }
  }

  /**
   * Compares one file.
   *
   * @param path the file
   * @return one comparison for each way to compute it
   * @throws BadInputException if the file is damaged or of something unknown
   */
  public static List<Comparison> compare(Path path) {
    try {
      ReferenceFile file = ReferenceFile.read(path);
      String folder = path.toAbsolutePath().getParent().getFileName().toString();
      return switch (folder) {
        case "layers" -> byEngines(file, engine -> LayerParity.compare(ball(), engine, file));
        case "nets" -> byEngines(file, engine -> NetworkParity.compare(engine, file));
        default -> pointOperators(ManifoldRegistry.discover().get(folder), file);
      };
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(about(path, e), e);
    }
  }

  private static String about(Path path, Exception e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return reason.startsWith(path.toString()) ? reason : path + ": " + reason;
  }

  private static Manifold ball() {
    return ManifoldRegistry.discover().get(BALL);
  }

  /** A way to compute a file on an engine. */
  @FunctionalInterface
  private interface OnEngine {
    List<Deviation> compare(Engine engine);
  }

  private static List<Comparison> byEngines(ReferenceFile file, OnEngine way) {
    List<Comparison> comparisons = new ArrayList<>();
    for (Engine engine : Engine.values()) {
      comparisons.add(new Comparison(name(engine), way.compare(engine), tolerance(file)));
    }
    return comparisons;
  }

  private static List<Comparison> pointOperators(Manifold manifold, ReferenceFile file) {
    List<Comparison> comparisons = new ArrayList<>();
    comparisons.add(
        new Comparison("geometry", GeometryParity.compare(manifold, file), tolerance(file)));
    Optional<PointChain> chain = PointChain.named(file.operator());
    if (chain.isPresent()) {
      for (Engine engine : Engine.values()) {
        if (offers(manifold, engine)) {
          comparisons.add(
              new Comparison(
                  name(engine), chain.get().compare(manifold, engine, file), tolerance(file)));
        }
      }
    }
    return comparisons;
  }

  private static boolean offers(Manifold manifold, Engine engine) {
    OperatorSettings settings = OperatorSettings.of(TangentCap.NONE);
    return switch (engine) {
      case FUSED -> manifold.fusedOperators(settings).isPresent();
      case GRAPH -> manifold.graphOperators(settings).isPresent();
    };
  }

  private static String name(Engine engine) {
    return engine.name().toLowerCase(Locale.ROOT);
  }

  private static double tolerance(ReferenceFile file) {
    return file.operator().contains("frechet") ? FRECHET_TOLERANCE : TOLERANCE;
  }
}
