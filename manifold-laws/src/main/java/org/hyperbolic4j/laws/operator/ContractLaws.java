package org.hyperbolic4j.laws.operator;

import static org.hyperbolic4j.laws.law.Extent.NEAR;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hyperbolic4j.laws.law.Discrepancy;
import org.hyperbolic4j.laws.law.Law;
import org.hyperbolic4j.laws.law.Precision;
import org.hyperbolic4j.laws.law.Scenes;
import org.hyperbolic4j.laws.law.Trial;
import org.hyperbolic4j.manifold.operator.TangentCap;

/** What holds for every operator on every engine, whatever it computes. */
public final class ContractLaws {

  private static final String GROUP = "operators";
  private static final String CONTRACT = "contracts of LayerOperators and NativeOperators";
  private static final String OF_TERMS =
      "64 epsilon cosh^2(distance from the origin), of the terms that are added";

  private ContractLaws() {}

  /** A law of one operator, drawn anew in every try. */
  private interface OfOperator {
    Discrepancy measure(Trial trial, Engine engine, Operator operator);
  }

  /**
   * The laws.
   *
   * @return in the order to try them
   */
  public static List<Law> laws() {
    List<Law> laws = new ArrayList<>();
    for (OperatorSet set : OperatorSet.ALL) {
      laws.add(
          law(
              set,
              "gradients-are-slopes",
              "|f(x + h d) - f(x) - h <g, d>| falls as h^2",
              "Taylor's theorem",
              "8 times what h^2 makes of larger steps, and " + OF_TERMS,
              ContractLaws::slope));
      laws.add(
          law(
              set,
              "images-are-rows-in-another-order",
              "[N, C, H, W] and [N H W, C] have the same values and gradients",
              CONTRACT,
              OF_TERMS,
              ContractLaws::layout));
    }
    // SameDiff's own backward pass cannot but be linear.
    for (OperatorSet set : OperatorSet.ofKernels()) {
      laws.add(
          law(
              set,
              "gradients-are-linear-in-the-cotangent",
              "g(a w + b u) = a g(w) + b g(u) for cotangents w, u",
              "chain rule",
              OF_TERMS,
              ContractLaws::linear));
    }
    return laws;
  }

  private static Law law(
      OperatorSet set,
      String name,
      String statement,
      String source,
      String tolerance,
      OfOperator check) {
    return new Law(
            GROUP,
            set.word() + "-" + name,
            statement,
            source,
            tolerance,
            new Scenes(2, 6, NEAR, 1, set.engine().mostChannels()),
            trial -> {
              List<Operator> all = set.operators();
              Operator operator = all.get(trial.random().nextInt(all.size()));
              return check.measure(trial, set.engine(), operator);
            })
        .needing(set.need())
        .costing(set.cost(1));
  }

  private static Discrepancy linear(Trial trial, Engine engine, Operator operator) {
    FeatureShape shape = engine.shape(trial);
    Inputs given = Drawing.given(trial, operator, shape);
    Subject subject = Subject.of(trial, engine, operator, TangentCap.NONE, shape);
    double[] left = Drawing.cotangent(trial, operator, shape);
    double[] right = Drawing.cotangent(trial, operator, shape);
    double[] sum = new double[left.length];
    Arrays.setAll(sum, i -> trial.precision().round(0.75 * left[i] - 0.5 * right[i]));
    Passes ofLeft = subject.run(given, left);
    Passes ofRight = subject.run(given, right);
    Passes ofSum = subject.run(given, sum);
    Conditioning conditioning = Conditioning.of(trial, given);
    double terms = conditioning.terms(ofLeft, left) + conditioning.terms(ofRight, right);
    Discrepancy worst = Discrepancy.unless(operator.words(), true);
    for (int i = 0; i < given.count(); i++) {
      double[] expected = new double[given.values(i).length];
      double[] one = ofLeft.gradient(i);
      double[] other = ofRight.gradient(i);
      Arrays.setAll(expected, k -> 0.75 * one[k] - 0.5 * other[k]);
      worst =
          Discrepancy.worst(
              worst,
              conditioning.between(
                  what(operator, given, i),
                  given.kind(i).form(),
                  ofSum.gradient(i),
                  expected,
                  conditioning.terms(i, terms) + Math.max(largest(one), largest(other))));
    }
    return worst;
  }

  private static Discrepancy slope(Trial trial, Engine engine, Operator operator) {
    FeatureShape shape = engine.shape(trial);
    Inputs given = Drawing.apart(trial, operator, shape);
    double part = Conditioning.of(trial, given).part();
    return slope(trial, Subject.of(trial, engine, operator, TangentCap.NONE, shape), given, part);
  }

  /**
   * How far a gradient is from the slope along a random direction.
   *
   * @param part of the terms of the slope that is rounding
   */
  static Discrepancy slope(Trial trial, Subject subject, Inputs given, double part) {
    Operator operator = subject.operator();
    double[] cotangent = Drawing.cotangent(trial, operator, given.shape());
    Passes passes = subject.run(given, cotangent);
    double[][] direction = new double[given.count()][];
    double slope = 0;
    for (int i = 0; i < direction.length; i++) {
      direction[i] = given.values(i).clone();
      for (int k = 0; k < direction[i].length; k++) {
        direction[i][k] *= trial.number(-0.1, 0.1);
        slope += passes.gradient(i)[k] * direction[i][k];
      }
    }
    double here = dot(cotangent, passes.result());
    double noise = part * Conditioning.of(trial, given).terms(passes, cotangent);
    int last = trial.precision() == Precision.FLOAT32 ? 6 : 10;
    double bend = 0;
    double rest = 0;
    for (int k : new int[] {2, 3, 4, last}) {
      double step = Math.scalb(1.0, -k);
      double there = dot(cotangent, subject.run(given.plus(step, direction), cotangent).result());
      rest = Math.abs(there - here - step * slope);
      if (k < last) {
        bend = Math.max(bend, rest / (step * step));
      }
    }
    double step = Math.scalb(1.0, -last);
    return new Discrepancy(
        "what is left of a step of %s after its linear part".formatted(operator.words()),
        rest,
        8 * bend * step * step + 2 * noise);
  }

  private static Discrepancy layout(Trial trial, Engine engine, Operator operator) {
    if (operator.result() == Form.PER_IMAGE) {
      return Discrepancy.unless(operator.words() + " has no rows", true);
    }
    FeatureShape shape = engine == Engine.GRAPH ? engine.shape(trial) : images(trial);
    Inputs given = Drawing.given(trial, operator, shape);
    double[] cotangent = Drawing.cotangent(trial, operator, shape);
    Passes images =
        Subject.of(trial, engine, operator, TangentCap.NONE, shape).run(given, cotangent);
    Form result = operator.result();
    FeatureShape flat = shape.asRows();
    double[] same = flat.fromRows(result, shape.toRows(result, cotangent));
    Inputs asRows = given.asRows();
    Passes rows = Subject.of(trial, engine, operator, TangentCap.NONE, flat).run(asRows, same);
    Conditioning conditioning = Conditioning.of(trial, asRows);
    double terms = conditioning.terms(rows, same);
    Discrepancy worst =
        conditioning.between(
            operator.words(),
            result,
            flat.fromRows(result, shape.toRows(result, images.result())),
            rows.result(),
            0);
    for (int i = 0; i < given.count(); i++) {
      Form form = given.kind(i).form();
      worst =
          Discrepancy.worst(
              worst,
              conditioning.between(
                  what(operator, given, i),
                  form,
                  flat.fromRows(form, shape.toRows(form, images.gradient(i))),
                  rows.gradient(i),
                  conditioning.terms(i, terms)));
    }
    return worst;
  }

  /** Small images, now and then one of more positions than kernels take at a time. */
  private static FeatureShape images(Trial trial) {
    Random random = trial.random();
    int images = 1 + random.nextInt(2);
    int channels = trial.scene().dimension();
    return random.nextInt(10) == 0
        ? FeatureShape.images(trial.manifold(), images, channels, 19, 17)
        : FeatureShape.images(trial.manifold(), images, channels, 1 + random.nextInt(3), 2);
  }

  private static String what(Operator operator, Inputs inputs, int i) {
    return "gradient of %s by input %d, %s".formatted(operator.words(), i, inputs.kind(i));
  }

  private static double largest(double... x) {
    return Arrays.stream(x).map(Math::abs).max().orElse(0);
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }
}
