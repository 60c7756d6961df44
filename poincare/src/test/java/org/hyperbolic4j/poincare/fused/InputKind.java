package org.hyperbolic4j.poincare.fused;

import org.hyperbolic4j.manifold.fused.FeatureLayout;
import org.hyperbolic4j.manifold.fused.Signature;

/** What an input of a kernel is, by the shape {@code [N, C, ...]} of the feature map. */
enum InputKind {
  /** Tangent coordinates {@code [N, C, ...]}. */
  MAP {
    @Override
    long[] shape(long[] map) {
      return map.clone();
    }

    @Override
    double[] draw(Drawing drawing, long[] map) {
      return drawing.vectors((int) map[0], (int) map[1], positions(map));
    }
  },
  /**
   * Tangent coordinates {@code [N, C, ...]}, the cluster opposite to where other inputs have it.
   */
  OPPOSITE_MAP {
    @Override
    long[] shape(long[] map) {
      return MAP.shape(map);
    }

    @Override
    double[] draw(Drawing drawing, long[] map) {
      double[] vectors = MAP.draw(drawing, map);
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = -vectors[i];
      }
      return vectors;
    }
  },
  /** Points of the ball {@code [N, C, ...]}. */
  POINTS {
    @Override
    long[] shape(long[] map) {
      return map.clone();
    }

    @Override
    double[] draw(Drawing drawing, long[] map) {
      return drawing.vectors((int) map[0], (int) map[1], positions(map), 0.95);
    }
  },
  /** Positive numbers {@code [N, 1, ...]}. */
  WEIGHTS {
    @Override
    long[] shape(long[] map) {
      return Signature.Shape.POSITIONS.of(map);
    }

    @Override
    double[] draw(Drawing drawing, long[] map) {
      return drawing.numbers((int) map[0] * positions(map), 0.1, 2);
    }
  },
  /** Squared norms {@code [N, 1, ...]}. */
  SQUARED_NORMS {
    @Override
    long[] shape(long[] map) {
      return Signature.Shape.POSITIONS.of(map);
    }

    @Override
    double[] draw(Drawing drawing, long[] map) {
      double[] norms = drawing.vectors((int) map[0], 1, positions(map));
      for (int i = 0; i < norms.length; i++) {
        norms[i] *= norms[i];
      }
      return norms;
    }
  },
  /** One vector {@code [C]}, a centre or bias: half as far out as points may be. */
  VECTOR {
    @Override
    long[] shape(long[] map) {
      return new long[] {map[1]};
    }

    @Override
    double[] draw(Drawing drawing, long[] map) {
      double[] v = drawing.vectors(1, (int) map[1], 1);
      for (int i = 0; i < v.length; i++) {
        v[i] /= 2;
      }
      return v;
    }
  },
  /** Lengths of normals {@code [C]}. */
  LENGTHS {
    @Override
    long[] shape(long[] map) {
      return new long[] {map[1]};
    }

    @Override
    double[] draw(Drawing drawing, long[] map) {
      return drawing.numbers((int) map[1], 0.1, 1);
    }
  },
  /** Normals {@code [C - 1, C]} of hyperplanes, too few to span the space. */
  NORMALS {
    @Override
    long[] shape(long[] map) {
      return new long[] {map[1] - 1, map[1]};
    }

    @Override
    double[] draw(Drawing drawing, long[] map) {
      return drawing.numbers((int) ((map[1] - 1) * map[1]), -0.5, 0.5);
    }
  },
  /** Offsets {@code [C - 1]} of these hyperplanes. */
  OFFSETS_OF_NORMALS {
    @Override
    long[] shape(long[] map) {
      return new long[] {map[1] - 1};
    }

    @Override
    double[] draw(Drawing drawing, long[] map) {
      return OFFSETS.draw(drawing, new long[] {1, map[1] - 1});
    }
  },
  /** Offsets {@code [C]}. */
  OFFSETS {
    @Override
    long[] shape(long[] map) {
      return new long[] {map[1]};
    }

    @Override
    double[] draw(Drawing drawing, long[] map) {
      double most = 0.5 / Math.sqrt(drawing.c());
      return drawing.numbers((int) map[1], -most, most);
    }
  },
  /** A positive number {@code [1]}. */
  POSITIVE {
    @Override
    long[] shape(long[] map) {
      return new long[] {1};
    }

    @Override
    double[] draw(Drawing drawing, long[] map) {
      return drawing.numbers(1, 0.1, 1);
    }
  },
  /** The curvature {@code [1]}. */
  CURVATURE {
    @Override
    long[] shape(long[] map) {
      return new long[] {1};
    }

    @Override
    double[] draw(Drawing drawing, long[] map) {
      return new double[] {drawing.c()};
    }
  };

  abstract long[] shape(long[] map);

  abstract double[] draw(Drawing drawing, long[] map);

  private static int positions(long[] map) {
    return FeatureLayout.of(map).positions();
  }
}
