package org.hyperbolic4j.laws;

/** Something that is wrong about a geometry, and the law that must not hold because of it. */
enum Mistake {
  LOPSIDED_DISTANCE("distance-is-symmetric"),
  DISTANCE_NEVER_ZERO("distance-to-itself-is-zero"),
  SQUARED_DISTANCE("triangle-inequality"),
  LONG_TANGENT_COORDINATES("tangent-coordinates-are-half-the-distance"),
  LONG_NORM("logmap-is-as-long-as-the-distance"),
  LONG_LOGMAP("expmap-inverts-logmap"),
  LONG_EXPMAP("logmap-inverts-expmap"),
  LONG_LOGMAP_AT_THE_ORIGIN("maps-at-the-origin"),
  LONG_TRANSPORT("transport-is-isometric"),
  LONG_TRANSPORT_THERE_AND_BACK("transport-back-inverts-transport"),
  REFLECTING_TRANSPORT("transport-takes-the-geodesics-direction-along"),
  UNEVEN_GEODESICS("geodesics-have-constant-speed"),
  GEODESICS_BESIDE_THE_POINTS("points-between-split-the-distance"),
  LONG_NEGATIVE("left-cancellation"),
  LONG_GYRATION("gyroassociativity"),
  FAVOURED_FIRST_POINT("midpoint-does-not-depend-on-the-order"),
  FAVOURED_ONE_OF_TWO("centres-of-two-equal-weights-are-half-way"),
  FAVOURED_POINT_OF_THE_MEAN("logmaps-from-the-frechet-mean-cancel"),
  PROJECTION_TO_THE_ORIGIN("projection-leaves-points-where-they-are"),
  GROWING_PROJECTION("projections-are-points-and-stay"),
  GROWING_TANGENT_PROJECTION("tangent-projections-are-tangent-and-stay"),
  MISMEASURED_EXPMAP("distinct-points-are-apart"),
  BENT_TRANSPORT("transport-is-linear"),
  LONG_DIFFERENCE("difference-is-as-far-out-as-the-distance"),
  NO_CHECK("points-pass-the-check-and-others-are-told-what-is-wrong"),
  ROOT_OF_ZERO("derivatives-are-finite"),
  SQUARE_OF_A_SQUARE("nothing-is-infinite-however-far-out");

  final String law;

  Mistake(String law) {
    this.law = law;
  }
}
