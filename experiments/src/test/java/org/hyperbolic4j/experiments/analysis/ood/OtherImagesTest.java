package org.hyperbolic4j.experiments.analysis.ood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.source.DataName;
import org.junit.jupiter.api.Test;

class OtherImagesTest {

  @Test
  void aSetIsNamedOrCalledByItsOwnName() {
    assertThat(OtherImages.parse("textures=folder:a/b"))
        .isEqualTo(new OtherImages("textures", DataName.FOLDER, Optional.of(Path.of("a/b"))));
    assertThat(OtherImages.parse("svhn:data"))
        .isEqualTo(new OtherImages("svhn", DataName.SVHN, Optional.of(Path.of("data"))));
    assertThat(OtherImages.parse("shapetree"))
        .isEqualTo(new OtherImages("shapetree", DataName.SHAPETREE, Optional.empty()));
  }

  @Test
  void foldersMayContainTheSigns() {
    assertThat(OtherImages.parse("svhn:a=b:c").folder()).hasValue(Path.of("a=b:c"));
  }

  @Test
  void whatCannotBeReadIsExplained() {
    assertThatThrownBy(() -> OtherImages.parse("places:x"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no data set 'places'");
    assertThatThrownBy(() -> OtherImages.parse("svhn"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("svhn:DIR");
    assertThatThrownBy(() -> OtherImages.parse("=svhn:x"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no name");
  }
}
