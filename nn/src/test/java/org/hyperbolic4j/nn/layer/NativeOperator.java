package org.hyperbolic4j.nn.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.MathArrays;
import org.hyperbolic4j.manifold.geometry.Geometry;
import org.hyperbolic4j.manifold.operator.NativeOperators;
import org.hyperbolic4j.nn.engine.Engine;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The native operators of the hyperboloid, each with what it should give, point by point. */
enum NativeOperator {
  FROM_TANGENT {
    @Override
    SDVariable apply(NativeOperators operators, Map<String, SDVariable> in, SDVariable c) {
      return operators.fromTangent(in.get("map"), c);
    }

    @Override
    List<Gradient[]> expected(Geometry<Gradient> geometry, Map<String, List<Gradient[]>> in) {
      return each(in.get("map"), v -> space(geometry.toPoint(v)));
    }
  },
  TO_TANGENT {
    @Override
    SDVariable apply(NativeOperators operators, Map<String, SDVariable> in, SDVariable c) {
      return operators.toTangent(in.get("map"), c);
    }

    @Override
    List<Gradient[]> expected(Geometry<Gradient> geometry, Map<String, List<Gradient[]>> in) {
      return each(in.get("map"), x -> geometry.toTangent(point(geometry, x)));
    }
  },
  AFFINE {
    @Override
    SDVariable apply(NativeOperators operators, Map<String, SDVariable> in, SDVariable c) {
      SDVariable x = in.get("map");
      return operators.affine(
          product(x, in.get("weights")),
          x.mul(x).sum(true, 1),
          in.get("numbers"),
          in.get("bias"),
          c);
    }

    /** A matrix on the whole point, time among its coordinates. */
    @Override
    List<Gradient[]> expected(Geometry<Gradient> geometry, Map<String, List<Gradient[]>> in) {
      return each(
          in.get("map"),
          x -> {
            Gradient[] point = point(geometry, x);
            Gradient[] y = in.get("bias").get(0).clone();
            for (int k = 0; k < y.length; k++) {
              y[k] = y[k].add(point[0].multiply(in.get("numbers").get(0)[k]));
              for (int i = 0; i < x.length; i++) {
                y[k] = y[k].add(x[i].multiply(in.get("weights").get(i)[k]));
              }
            }
            return y;
          });
    }
  },
  HYPERPLANE_DISTANCES {
    @Override
    SDVariable apply(NativeOperators operators, Map<String, SDVariable> in, SDVariable c) {
      SDVariable x = in.get("map");
      SDVariable z = in.get("weights");
      return operators.hyperplaneDistances(
          product(x, z),
          x.mul(x).sum(true, 1),
          c.getSameDiff().math().sqrt(z.mul(z).sum(0)),
          in.get("numbers"),
          c);
    }

    /** The geometry's hyperplanes have the factor 2 of the ball, and offsets half as long. */
    @Override
    List<Gradient[]> expected(Geometry<Gradient> geometry, Map<String, List<Gradient[]>> in) {
      Gradient[] offsets = halved(in.get("numbers").get(0));
      Gradient[][] normals = columns(in.get("weights"));
      return each(
          in.get("map"),
          x -> halved(geometry.hyperplaneDistances(point(geometry, x), normals, offsets)));
    }
  },
  CENTRE {
    @Override
    SDVariable apply(NativeOperators operators, Map<String, SDVariable> in, SDVariable c) {
      return operators.centre(in.get("map"), c);
    }

    @Override
    List<Gradient[]> expected(Geometry<Gradient> geometry, Map<String, List<Gradient[]>> in) {
      return List.<Gradient[]>of(midpoint(geometry, in.get("map")));
    }
  },
  DISPERSION {
    @Override
    SDVariable apply(NativeOperators operators, Map<String, SDVariable> in, SDVariable c) {
      return operators.dispersion(in.get("map"), in.get("centre"), c);
    }

    @Override
    List<Gradient[]> expected(Geometry<Gradient> geometry, Map<String, List<Gradient[]>> in) {
      Gradient[] centre = point(geometry, in.get("centre").get(0));
      Gradient sum = geometry.curvature().getField().getZero();
      for (Gradient[] x : in.get("map")) {
        Gradient distance = geometry.distance(centre, point(geometry, x));
        sum = sum.add(distance.multiply(distance));
      }
      return List.<Gradient[]>of(new Gradient[] {sum.divide(in.get("map").size())});
    }
  },
  NORMALISE {
    @Override
    SDVariable apply(NativeOperators operators, Map<String, SDVariable> in, SDVariable c) {
      return operators.normalise(
          in.get("map"),
          in.get("centre"),
          in.get("dispersion"),
          in.get("bias"),
          in.get("scale"),
          EPSILON,
          c);
    }

    /** Logarithm at the centre, transport by way of the origin, exponential at the bias. */
    @Override
    List<Gradient[]> expected(Geometry<Gradient> geometry, Map<String, List<Gradient[]>> in) {
      Gradient[] centre = point(geometry, in.get("centre").get(0));
      Gradient[] bias = point(geometry, in.get("bias").get(0));
      Gradient dispersion = in.get("dispersion").get(0)[0];
      Gradient ratio = in.get("scale").get(0)[0].divide(dispersion.add(EPSILON)).sqrt();
      return each(
          in.get("map"),
          x -> {
            Gradient[] away = geometry.logmap(centre, point(geometry, x));
            Gradient[] moved = geometry.transportToOrigin(centre, away);
            for (int i = 0; i < moved.length; i++) {
              moved[i] = moved[i].multiply(ratio);
            }
            return space(geometry.expmap(bias, geometry.transportFromOrigin(bias, moved)));
          });
    }
  },
  POOL {
    @Override
    SDVariable apply(NativeOperators operators, Map<String, SDVariable> in, SDVariable c) {
      return operators.pool(in.get("map"), c);
    }

    @Override
    List<Gradient[]> expected(Geometry<Gradient> geometry, Map<String, List<Gradient[]>> in) {
      int positions = in.get("map").size() / IMAGES;
      List<Gradient[]> means = new ArrayList<>();
      for (int image = 0; image < IMAGES; image++) {
        means.add(
            midpoint(geometry, in.get("map").subList(image * positions, (image + 1) * positions)));
      }
      return means;
    }
  };

  /** What an input is; its name in graphs is the word in lower case. */
  enum Input {
    /** {@code [N, C, ...]}: space parts, or tangent coordinates. */
    MAP,
    /** {@code [C]}: a space part. */
    CENTRE,
    /** {@code [C]}: a space part, or one number an output. */
    BIAS,
    /** {@code [C]}: one number an output. */
    NUMBERS,
    /** {@code [C, C]}. */
    WEIGHTS,
    /** {@code [1]}, positive. */
    DISPERSION,
    /** {@code [1]}, positive. */
    SCALE
  }

  static final int IMAGES = 2;
  static final int CHANNELS = 3;
  private static final double EPSILON = 1e-3;

  List<Input> inputs() {
    return switch (this) {
      case FROM_TANGENT, TO_TANGENT, CENTRE, POOL -> List.of(Input.MAP);
      case AFFINE -> List.of(Input.MAP, Input.WEIGHTS, Input.NUMBERS, Input.BIAS);
      case HYPERPLANE_DISTANCES -> List.of(Input.MAP, Input.WEIGHTS, Input.NUMBERS);
      case DISPERSION -> List.of(Input.MAP, Input.CENTRE);
      case NORMALISE -> List.of(Input.MAP, Input.CENTRE, Input.DISPERSION, Input.BIAS, Input.SCALE);
    };
  }

  /** The operator on variables that are called as the inputs. */
  abstract SDVariable apply(NativeOperators operators, Map<String, SDVariable> in, SDVariable c);

  /** What it should give, a row for every position, from rows. */
  abstract List<Gradient[]> expected(Geometry<Gradient> geometry, Map<String, List<Gradient[]>> in);

  /** What it should give, in the row-major order of the operator's result. */
  Gradient[] formula(
      Geometry<Gradient> geometry, Map<String, Gradient[]> inputs, Map<String, INDArray> shapes) {
    Map<String, List<Gradient[]>> rows = new LinkedHashMap<>();
    inputs.forEach((name, flat) -> rows.put(name, rows(flat, shapes.get(name).shape())));
    List<Gradient[]> out = expected(geometry, rows);
    int positions = out.size() % IMAGES == 0 ? out.size() / IMAGES : 1;
    int channels = out.get(0).length;
    Gradient[] flat = new Gradient[out.size() * channels];
    for (int row = 0; row < out.size(); row++) {
      for (int channel = 0; channel < channels; channel++) {
        int image = row / positions;
        flat[(image * channels + channel) * positions + row % positions] = out.get(row)[channel];
      }
    }
    return flat;
  }

  private static List<Gradient[]> rows(Gradient[] flat, long[] shape) {
    if (shape.length == 1) {
      return List.<Gradient[]>of(flat);
    }
    int channels = (int) shape[1];
    int positions = shape.length == 4 ? (int) (shape[2] * shape[3]) : 1;
    List<Gradient[]> rows = new ArrayList<>();
    for (int row = 0; row < flat.length / channels; row++) {
      Gradient[] values = new Gradient[channels];
      for (int channel = 0; channel < channels; channel++) {
        values[channel] =
            flat[(row / positions * channels + channel) * positions + row % positions];
      }
      rows.add(values);
    }
    return rows;
  }

  private static List<Gradient[]> each(
      List<Gradient[]> rows, Function<Gradient[], Gradient[]> function) {
    return rows.stream().map(function).toList();
  }

  /** The point over a space part. */
  static Gradient[] point(Geometry<Gradient> geometry, Gradient... x) {
    Gradient[] point = MathArrays.buildArray(x[0].getField(), x.length + 1);
    Gradient square = geometry.curvature().reciprocal();
    for (int i = 0; i < x.length; i++) {
      point[i + 1] = x[i];
      square = square.add(x[i].multiply(x[i]));
    }
    point[0] = square.sqrt();
    return point;
  }

  private static Gradient[] space(Gradient[] point) {
    return Arrays.copyOfRange(point, 1, point.length);
  }

  private static Gradient[] midpoint(Geometry<Gradient> geometry, List<Gradient[]> rows) {
    Gradient[][] points = rows.stream().map(x -> point(geometry, x)).toArray(Gradient[][]::new);
    Gradient[] ones = MathArrays.buildArray(geometry.curvature().getField(), points.length);
    Arrays.fill(ones, geometry.curvature().getField().getOne());
    return space(geometry.midpoint(points, ones));
  }

  private static Gradient[] halved(Gradient[] row) {
    Gradient[] halved = row.clone();
    for (int i = 0; i < row.length; i++) {
      halved[i] = row[i].divide(2);
    }
    return halved;
  }

  private static Gradient[][] columns(List<Gradient[]> rows) {
    Gradient[][] columns = new Gradient[rows.get(0).length][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      for (int k = 0; k < columns.length; k++) {
        columns[k][i] = rows.get(i)[k];
      }
    }
    return columns;
  }

  /** Inner products of positions with the columns of a matrix. */
  private static SDVariable product(SDVariable x, SDVariable weights) {
    return x.getShape().length == 2
        ? x.mmul(weights)
        : new Window(1, 1, 0)
            .correlate(
                new LayerGraph(x.getSameDiff(), Engine.GRAPH, Phase.TRAINING),
                x,
                weights,
                1,
                Optional.empty(),
                CHANNELS,
                CHANNELS);
  }
}
