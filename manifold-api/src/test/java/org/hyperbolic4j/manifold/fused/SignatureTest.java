package org.hyperbolic4j.manifold.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.CHANNELS;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.MAP;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.NUMBER;
import static org.hyperbolic4j.manifold.fused.Signature.Shape.POSITIONS;

import org.junit.jupiter.api.Test;

class SignatureTest {

  private static final Signature ALL =
      Signature.of(POSITIONS).with("g", MAP).with("bias", CHANNELS).with("c", NUMBER);

  private static final long[] IMAGES = {2, 3, 5, 7};

  @Test
  void shapesFollowFromThatOfTheMap() {
    long[][] shapes = {IMAGES, IMAGES.clone(), {3}, {1}};
    assertThat(ALL.inputCount()).isEqualTo(4);
    assertThat(ALL.resultShape(shapes)).containsExactly(2, 1, 5, 7);
    assertThat(Signature.of(MAP).resultShape(new long[][] {{4, 3}})).containsExactly(4, 3);
    assertThat(Signature.of(CHANNELS).resultShape(new long[][] {IMAGES})).containsExactly(3);
    assertThat(Signature.of(NUMBER).resultShape(new long[][] {IMAGES})).containsExactly(1);
  }

  @Test
  void resultsShareNoArrayWithInputs() {
    long[] map = {4, 3};
    Signature.of(MAP).resultShape(new long[][] {map})[0] = 5;
    assertThat(map).containsExactly(4, 3);
  }

  @Test
  void namesTheInputThatDoesNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ALL.resultShape(new long[][] {IMAGES, IMAGES, {2}, {1}}))
        .withMessage("bias has the shape [2], it must be [3]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ALL.resultShape(new long[][] {IMAGES, {2, 3, 35}, {3}, {1}}))
        .withMessage("g has the shape [2, 3, 35], it must be [2, 3, 5, 7]");
  }

  @Test
  void onlyWhatIsOverPositionsNeedsSome() {
    long[][] nothing = {{0, 3}};
    assertThat(Signature.of(MAP).resultShape(nothing)).containsExactly(0, 3);
    assertThat(Signature.of(POSITIONS).resultShape(nothing)).containsExactly(0, 1);
    for (Signature.Shape result : new Signature.Shape[] {CHANNELS, NUMBER}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Signature.of(result).resultShape(nothing))
          .withMessage(
              "a result over all positions needs a feature map of at least one, not [0, 3]");
    }
  }
}
