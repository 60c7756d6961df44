package org.hyperbolic4j.laws.operator;

import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.operator.OperatorSettings;
import org.hyperbolic4j.manifold.operator.TangentCap;

/**
 * An operator of a manifold on an engine, as a function of what the geometry is given.
 *
 * @param operator the operator
 * @param precision the storage type
 * @param operation the operator made ready
 */
record Subject(Operator operator, Precision precision, Operation operation) {

  /** The operator that a law is about in a trial. */
  static Subject of(
      Trial trial, Engine engine, Operator operator, TangentCap cap, FeatureShape shape) {
    return of(trial, engine, operator, OperatorSettings.of(cap), shape);
  }

  /** The same with any settings. */
  static Subject of(
      Trial trial,
      Engine engine,
      Operator operator,
      OperatorSettings settings,
      FeatureShape shape) {
    Setup setup = new Setup(trial.manifold(), trial.precision(), settings, operator, shape);
    return new Subject(operator, trial.precision(), engine.operation(setup));
  }

  /** Runs it forward and backward. */
  Passes run(Inputs given, double... cotangent) {
    Inputs taken = Hyperplanes.products(operator, given).rounded(precision);
    return Hyperplanes.chained(operator, given, operation.run(taken, cotangent));
  }
}
