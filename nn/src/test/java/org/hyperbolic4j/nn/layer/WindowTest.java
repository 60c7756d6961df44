package org.hyperbolic4j.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WindowTest {

  @Test
  void aCentredWindowSeesEveryPixelInItsMiddle() {
    assertThat(Window.centred(1, 2)).isEqualTo(new Window(1, 2, 0));
    assertThat(Window.centred(5, 1)).isEqualTo(new Window(5, 1, 2));
    assertThatThrownBy(() -> Window.centred(4, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a centred window needs an odd size, not 4");
  }

  @Test
  void sizesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Window(3, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stride >= 1");
  }
}
