package org.hyperbolic4j.manifold.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ScratchTest {

  private static void use(Consumer<Scratch> user) {
    Workers.SEQUENTIAL.forEachPiece(1, scratch -> piece -> user.accept(scratch));
  }

  private static List<Object> some(Scratch scratch) {
    List<Object> arrays = new ArrayList<>();
    arrays.add(scratch.doubles(5));
    arrays.add(scratch.doubles(5));
    arrays.add(scratch.doubles(6));
    arrays.addAll(List.of(scratch.doubles(2, 5)));
    arrays.add(scratch.zeros(5));
    arrays.add(scratch.floats(5));
    arrays.add(scratch.floatZeros(5));
    return arrays;
  }

  private static Set<Object> distinct(List<Object> arrays) {
    Set<Object> all = Collections.newSetFromMap(new IdentityHashMap<>());
    all.addAll(arrays);
    return all;
  }

  @Test
  void arraysHaveTheirLengths() {
    use(
        scratch -> {
          assertThat(scratch.doubles(7)).hasSize(7);
          assertThat(scratch.floats(8)).hasSize(8);
          assertThat(scratch.doubles(2, 9)).hasDimensions(2, 9);
          assertThat(scratch.doubles(0)).isEmpty();
        });
  }

  @Test
  void noArrayIsLentTwiceInACall() {
    use(scratch -> assertThat(distinct(some(scratch))).hasSize(8));
  }

  @Test
  void theNextCallOfAThreadIsLentTheSame() {
    List<Object> first = new ArrayList<>();
    use(scratch -> first.addAll(some(scratch)));
    use(
        scratch -> {
          List<Object> next = some(scratch);
          for (int i = 0; i < next.size(); i++) {
            assertThat(next.get(i)).isSameAs(first.get(i));
          }
        });
  }

  @Test
  void aCallWithinACallIsLentOthers() {
    use(
        outer -> {
          List<Object> all = some(outer);
          use(inner -> all.addAll(some(inner)));
          assertThat(distinct(all)).hasSize(16);
        });
  }

  @Test
  void whatFailedHasGivenBack() {
    List<Object> first = new ArrayList<>();
    assertThatThrownBy(
            () ->
                use(
                    scratch -> {
                      first.addAll(some(scratch));
                      throw new IllegalStateException("stopped");
                    }))
        .hasMessage("stopped");
    use(scratch -> assertThat(some(scratch).get(0)).isSameAs(first.get(0)));
  }

  @Test
  void zerosAreZeroWhateverWasThere() {
    Scratch full = Scratch.holding(Double.NaN);
    assertThat(full.doubles(3)).containsOnly(Double.NaN);
    assertThat(full.floats(3)).containsOnly(Float.NaN);
    assertThat(full.zeros(3)).containsOnly(0);
    assertThat(full.floatZeros(3)).containsOnly(0);
  }
}
