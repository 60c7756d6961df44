package org.hyperbolic4j.laws;

/** Something that is wrong about a geometry, and the law that must not hold because of it. */
enum Mistake {
  LOPSIDED_DISTANCE("distanceIsSymmetric"),
  DISTANCE_NEVER_ZERO("distanceToItselfIsZero"),
  SQUARED_DISTANCE("distanceObeysTheTriangleInequality"),
  LONG_TANGENT_COORDINATES("tangentCoordinatesHaveHalfTheDistanceFromTheOrigin"),
  LONG_NORM("logmapIsAsLongAsTheDistance"),
  LONG_LOGMAP("expmapInvertsLogmap"),
  LONG_EXPMAP("logmapInvertsExpmap"),
  LONG_LOGMAP_AT_THE_ORIGIN("mapsAtTheOriginAreThoseOfTheOriginAsAPoint"),
  LONG_TRANSPORT("transportKeepsLengthsAndAngles"),
  LONG_TRANSPORT_THERE_AND_BACK("transportBackInvertsTransport"),
  REFLECTING_TRANSPORT("transportTakesTheGeodesicsDirectionAlong"),
  UNEVEN_GEODESICS("geodesicsHaveConstantSpeed"),
  GEODESICS_BESIDE_THE_POINTS("pointsBetweenSplitTheDistance"),
  LONG_NEGATIVE("gyrovectorsCancelOnTheLeft"),
  LONG_GYRATION("gyrationsMakeSumsAssociative"),
  FAVOURED_FIRST_POINT("midpointDoesNotDependOnTheOrder"),
  FAVOURED_ONE_OF_TWO("centresOfTwoEqualWeightsAreHalfWay"),
  FAVOURED_POINT_OF_THE_MEAN("logmapsFromTheFrechetMeanAddUpToZero"),
  PROJECTION_TO_THE_ORIGIN("projectionLeavesPointsWhereTheyAre"),
  GROWING_PROJECTION("projectionsArePointsAndStayWhereTheyAre"),
  GROWING_TANGENT_PROJECTION("projectedVectorsAreTangentAndStayAsTheyAre"),
  NO_CHECK("pointsPassTheCheckAndOthersAreToldWhatIsWrong"),
  ROOT_OF_ZERO("derivativesAreFiniteEverywhere"),
  SQUARE_OF_A_SQUARE("nothingIsInfiniteHoweverFarOut");

  final String law;

  Mistake(String law) {
    this.law = law;
  }
}
