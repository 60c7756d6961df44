package org.hyperbolic4j.laws.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.geometry.Gyrovectors;

/** Point operators that there are reference figures of, as functions of their inputs' rows. */
enum PointOperator {
  MOBIUS_ADD("x y") {
    @Override
    <T extends CalculusFieldElement<T>> T[] row(Geometry<T> geometry, T[][] in) {
      return gyrovectors(geometry).add(in[0], in[1]);
    }
  },
  GYRATION("u v w") {
    @Override
    <T extends CalculusFieldElement<T>> T[] row(Geometry<T> geometry, T[][] in) {
      return gyrovectors(geometry).gyration(in[0], in[1], in[2]);
    }
  },
  EXPMAP("x v") {
    @Override
    <T extends CalculusFieldElement<T>> T[] row(Geometry<T> geometry, T[][] in) {
      return geometry.expmap(in[0], in[1]);
    }
  },
  LOGMAP("x y") {
    @Override
    <T extends CalculusFieldElement<T>> T[] row(Geometry<T> geometry, T[][] in) {
      return geometry.logmap(in[0], in[1]);
    }
  },
  EXPMAP0("v") {
    @Override
    <T extends CalculusFieldElement<T>> T[] row(Geometry<T> geometry, T[][] in) {
      return geometry.expmap0(in[0]);
    }
  },
  LOGMAP0("y") {
    @Override
    <T extends CalculusFieldElement<T>> T[] row(Geometry<T> geometry, T[][] in) {
      return geometry.logmap0(in[0]);
    }
  },
  DIST("x y") {
    @Override
    <T extends CalculusFieldElement<T>> T[] row(Geometry<T> geometry, T[][] in) {
      T[] distance = MathArrays.buildArray(geometry.curvature().getField(), 1);
      distance[0] = geometry.distance(in[0], in[1]);
      return distance;
    }
  },
  TRANSPORT("x y v") {
    @Override
    <T extends CalculusFieldElement<T>> T[] row(Geometry<T> geometry, T[][] in) {
      return geometry.transport(in[0], in[1], in[2]);
    }
  },
  HYPERPLANE_DIST("x z r") {
    @Override
    <T extends CalculusFieldElement<T>> T[][] apply(Geometry<T> geometry, T[][][] in) {
      T[][] out = in[0].clone();
      for (int i = 0; i < out.length; i++) {
        out[i] = geometry.hyperplaneDistances(in[0][i], columns(in[1]), flat(in[2]));
      }
      return out;
    }
  },
  FULLY_CONNECTED("x z r") {
    @Override
    <T extends CalculusFieldElement<T>> T[][] apply(Geometry<T> geometry, T[][][] in) {
      T[][] out = in[0].clone();
      for (int i = 0; i < out.length; i++) {
        out[i] = geometry.fullyConnected(in[0][i], columns(in[1]), flat(in[2]));
      }
      return out;
    }
  },
  MIDPOINT("x w") {
    @Override
    <T extends CalculusFieldElement<T>> T[][] apply(Geometry<T> geometry, T[][][] in) {
      return single(geometry.midpoint(in[0], flat(in[1])), in[0]);
    }
  },
  CENTROID("x w") {
    @Override
    <T extends CalculusFieldElement<T>> T[][] apply(Geometry<T> geometry, T[][][] in) {
      return MIDPOINT.apply(geometry, in);
    }
  },
  FRECHET_MEAN("x") {
    @Override
    <T extends CalculusFieldElement<T>> T[][] apply(Geometry<T> geometry, T[][][] in) {
      T[] equal = MathArrays.buildArray(geometry.curvature().getField(), in[0].length);
      Arrays.fill(equal, geometry.curvature().getField().getOne());
      return single(geometry.frechetMean(in[0], equal), in[0]);
    }
  };

  /** Names of the inputs, separated by blanks. */
  private final String inputs;

  PointOperator(String inputs) {
    this.inputs = inputs;
  }

  /**
   * The operator of a name as files have it.
   *
   * @throws IllegalArgumentException with one line that lists the known ones
   */
  static PointOperator named(String name) {
    for (PointOperator operator : values()) {
      if (operator.fileName().equals(name)) {
        return operator;
      }
    }
    throw new IllegalArgumentException(
        "no point operator '%s'; there are %s"
            .formatted(
                name,
                Arrays.stream(values())
                    .map(PointOperator::fileName)
                    .collect(Collectors.joining(", "))));
  }

  private String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Names of the inputs in a file; the vector of expmap has either of two. */
  List<String> inputs(ReferenceFile file) {
    String names = file.has("u") && this == EXPMAP ? "x u" : inputs;
    return List.of(names.split(" "));
  }

  /** The input that holds the points which an input is of, or tangent at. */
  String pointOf(String input) {
    return input.equals("y") ? "y" : "x";
  }

  /** The input that holds tangent vectors at the points of another. */
  Optional<String> vectorAt(String point, ReferenceFile file) {
    boolean ofVectors = this == EXPMAP || this == TRANSPORT;
    List<String> names = inputs(file);
    return ofVectors && point.equals("x")
        ? Optional.of(names.get(names.size() - 1))
        : Optional.empty();
  }

  /** Applies the operator to every row, or to all rows together. */
  <T extends CalculusFieldElement<T>> T[][] apply(Geometry<T> geometry, T[][][] in) {
    T[][] out = in[0].clone();
    for (int i = 0; i < out.length; i++) {
      T[][] row = Arrays.copyOf(in[0], in.length);
      for (int input = 0; input < in.length; input++) {
        row[input] = in[input][i];
      }
      out[i] = row(geometry, row);
    }
    return out;
  }

  <T extends CalculusFieldElement<T>> T[] row(Geometry<T> geometry, T[][] in) {
    throw new IllegalStateException(this + " is not an operator of single rows");
  }

  private static <T extends CalculusFieldElement<T>> Gyrovectors<T> gyrovectors(
      Geometry<T> geometry) {
    return geometry
        .gyrovectors()
        .orElseThrow(() -> new IllegalArgumentException("the manifold has no gyrovectors"));
  }

  private static <T extends CalculusFieldElement<T>> T[][] columns(T[][] rows) {
    T[][] columns = MathArrays.buildArray(rows[0][0].getField(), rows[0].length, rows.length);
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < columns.length; k++) {
        columns[k][i] = rows[i][k];
      }
    }
    return columns;
  }

  private static <T> T[] flat(T[][] rows) {
    T[] flat = Arrays.copyOf(rows[0], rows.length);
    for (int i = 0; i < rows.length; i++) {
      flat[i] = rows[i][0];
    }
    return flat;
  }

  private static <T> T[][] single(T[] row, T[][] like) {
    T[][] rows = Arrays.copyOf(like, 1);
    rows[0] = row;
    return rows;
  }
}
