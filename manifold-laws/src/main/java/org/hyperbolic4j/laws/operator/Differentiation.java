package org.hyperbolic4j.laws.operator;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.analysis.differentiation.FieldGradient;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;

/** Numbers that carry their derivatives along. */
interface Differentiation<T extends CalculusFieldElement<T>> {

  /** In float64. */
  Differentiation<Gradient> DOUBLE =
      new Differentiation<>() {
        @Override
        public Gradient variable(int count, int index, double value) {
          return Gradient.variable(count, index, value);
        }

        @Override
        public double derivative(Gradient number, int index) {
          return number.getPartialDerivative(index);
        }
      };

  /** One of so many variables. */
  T variable(int count, int index, double value);

  /** The derivative of a number by a variable. */
  double derivative(T number, int index);

  /** With so many decimal digits. */
  static Differentiation<FieldGradient<Dfp>> digits(int digits) {
    DfpField field = new DfpField(digits);
    return new Differentiation<>() {
      @Override
      public FieldGradient<Dfp> variable(int count, int index, double value) {
        return FieldGradient.variable(count, index, field.newDfp(value));
      }

      @Override
      public double derivative(FieldGradient<Dfp> number, int index) {
        return number.getPartialDerivative(index).toDouble();
      }
    };
  }
}
