package org.hyperbolic4j.nn.optim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hyperbolic4j.nn.parameter.Parameter;
import org.hyperbolic4j.nn.parameter.ParameterKind;
import org.hyperbolic4j.nn.parameter.PointSpace;

/**
 * Makes optimisers. Flat parameters are moved by the algorithm as PyTorch defines it, points by its
 * Riemannian form, in which gradient, momentum and norm are those of the manifold. Arithmetic is
 * float64; parameters and moments are rounded to the parameter's type once a step. A gradient whose
 * square would overflow that type (beyond 9e18 in FLOAT, 6e153 in DOUBLE) counts as no larger.
 *
 * <p>Points are moved at the curvature that holds when {@link Optimizer#step} is called, before any
 * flat parameter. If the step itself changes the curvature, they are then projected onto the
 * manifold as it has become.
 */
public final class Optimizers {

  private Optimizers() {}

  /**
   * Stochastic gradient descent.
   *
   * @param parameters what to move, FLOAT or DOUBLE, contiguous in row-major order
   * @param settings momentum and decay
   * @param spaces for every {@link ParameterKind#POINT} parameter, by its name, where its points
   *     live
   * @return the optimiser
   * @throws IllegalArgumentException if two parameters have one name, a parameter of points has no
   *     space, or an array cannot be changed in place
   */
  public static Optimizer sgd(
      List<Parameter> parameters, SgdSettings settings, Map<String, PointSpace> spaces) {
    return optimizer(
        parameters,
        spaces,
        parameter -> new SgdUpdate(parameter, settings),
        (parameter, space) -> new RiemannianSgdUpdate(parameter, space, settings));
  }

  /**
   * Adam, or AdamW with {@link WeightDecay#decoupled decoupled} weight decay.
   *
   * @param parameters what to move, FLOAT or DOUBLE, contiguous in row-major order
   * @param settings moments and decay
   * @param spaces for every {@link ParameterKind#POINT} parameter, by its name, where its points
   *     live
   * @return the optimiser
   * @throws IllegalArgumentException if two parameters have one name, a parameter of points has no
   *     space, or an array cannot be changed in place
   */
  public static Optimizer adam(
      List<Parameter> parameters, AdamSettings settings, Map<String, PointSpace> spaces) {
    return optimizer(
        parameters,
        spaces,
        parameter -> new AdamUpdate(parameter, settings),
        (parameter, space) -> new RiemannianAdamUpdate(parameter, space, settings));
  }

  private static Optimizer optimizer(
      List<Parameter> parameters,
      Map<String, PointSpace> spaces,
      Function<Parameter, Update> flat,
      BiFunction<Parameter, PointSpace, Update> point) {
    List<Update> updates = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (parameter.kind() == ParameterKind.POINT) {
        PointSpace space = spaces.get(parameter.name());
        if (space == null) {
          throw new IllegalArgumentException(
              "parameter '%s' holds points, but of which manifold is not said"
                  .formatted(parameter.name()));
        }
        updates.add(point.apply(parameter, space));
      }
    }
    for (Parameter parameter : parameters) {
      if (parameter.kind() != ParameterKind.POINT) {
        updates.add(flat.apply(parameter));
      }
    }
    return new ParameterOptimizer(updates);
  }
}
