package org.hyperbolic4j.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hipparchus.CalculusFieldElement;
import org.hyperbolic4j.laws.accuracy.DigitTable;
import org.hyperbolic4j.laws.accuracy.Quantity;
import org.hyperbolic4j.laws.law.Precision;
import org.junit.jupiter.api.Test;

final class DigitTableTest {

  private record Cancelling() implements StereographicSpace.Maker {
    @Override
    public <T extends CalculusFieldElement<T>> StereographicGeometry<T> geometry(T c) {
      return new MistakenGeometry<>(c, Mistake.CANCELLED_DISTANCE);
    }
  }

  private static List<DigitTable.Row> table(StereographicSpace.Maker maker) {
    StereographicSpace space = new StereographicSpace(maker, RejectionSampler::new);
    return DigitTable.of(space, Precision.FLOAT64);
  }

  private static double digits(List<DigitTable.Row> rows, double radius) {
    return rows.stream()
        .filter(row -> row.quantity() == Quantity.DISTANCE && row.radius() == radius)
        .findAny()
        .orElseThrow()
        .digits();
  }

  @Test
  void theBallLosesDigitsFurtherOut() {
    List<DigitTable.Row> table = table(StereographicGeometry::new);
    assertThat(digits(table, 0.1)).isLessThan(1);
    assertThat(digits(table, 10)).isBetween(2.0, 5.0);
  }

  @Test
  void digitsThatAFormulaCancelsAreCounted() {
    assertThat(digits(table(new Cancelling()), 0.1)).isBetween(3.5, 6.0);
  }
}
