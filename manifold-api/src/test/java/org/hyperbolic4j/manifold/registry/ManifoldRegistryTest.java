package org.hyperbolic4j.manifold.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hyperbolic4j.manifold.Departure;
import org.hyperbolic4j.manifold.Manifold;
import org.hyperbolic4j.manifold.NamedManifold;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifoldRegistryTest {

  private static final ClassLoader USUAL = Thread.currentThread().getContextClassLoader();

  private static final Manifold BALL = new NamedManifold("ball");
  private static final Manifold OTHER_BALL =
      new NamedManifold("ball", List.of(new Departure("flat", "no curvature", "a preprint")));

  @TempDir private Path folder;

  /** A plug-in of some manifolds. */
  private static final class Plugin extends ManifoldModule {
    private final List<Manifold> manifolds;

    Plugin(Manifold... manifolds) {
      this.manifolds = List.of(manifolds);
    }

    @Override
    protected void configure() {
      manifolds.forEach(this::bindManifold);
    }
  }

  /** A plug-in that the service loader can make. */
  public static final class AnnouncedPlugin extends ManifoldModule {
    @Override
    protected void configure() {
      bindManifold(new NamedManifold("announced"));
    }
  }

  private static ManifoldRegistry registry(String... names) {
    return ManifoldRegistry.of(
        List.of(names).stream().map(name -> new Plugin(new NamedManifold(name))).toList());
  }

  @AfterEach
  void usualClassPath() {
    Thread.currentThread().setContextClassLoader(USUAL);
  }

  private URLClassLoader announce(String className) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(ManifoldModule.class.getName()), className + "\n");
    URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, USUAL);
    Thread.currentThread().setContextClassLoader(loader);
    return loader;
  }

  @Test
  void findsManifoldsByName() {
    ManifoldRegistry registry =
        ManifoldRegistry.of(List.of(new Plugin(BALL, new NamedManifold("torus"))));
    assertThat(registry.get("ball")).isSameAs(BALL);
  }

  @Test
  void listsManifoldsInTheOrderOfTheirNames() {
    assertThat(registry("torus", "ball", "sphere").all())
        .extracting(Manifold::name)
        .containsExactly("ball", "sphere", "torus");
  }

  @Test
  void isEmptyWithoutPlugins() {
    assertThat(registry().all()).isEmpty();
  }

  @Test
  void namesTheKnownManifoldsWhereOneIsUnknown() {
    ManifoldRegistry registry = registry("torus", "ball");
    assertThatExceptionOfType(UnknownManifoldException.class)
        .isThrownBy(() -> registry.get("bal"))
        .withMessage("unknown manifold 'bal'; on the class path: [ball, torus]");
    assertThatExceptionOfType(UnknownManifoldException.class)
        .isThrownBy(() -> registry().get("ball"))
        .withMessage("unknown manifold 'ball'; on the class path: []");
  }

  @Test
  void refusesTwoManifoldsOfOneName() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ManifoldRegistry.of(List.of(new Plugin(BALL), new Plugin(OTHER_BALL))))
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .contains("manifold plug-ins do not fit together", "\"ball\"")
                    .doesNotContain("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Torus", "flat_torus", "torus-", "", "euclidean", "hybrid"})
  void refusesNamesThatModelsCannotHave(String name) {
    assertThatIllegalStateException()
        .isThrownBy(() -> registry(name))
        .withMessageContaining("a manifold cannot be named '" + name + "'");
  }

  @Test
  void saysWhichPluginWasMadeForANewerJdk() throws IOException {
    Path plugin = Files.createDirectories(folder.resolve("org/example")).resolve("Newer.class");
    ByteBuffer header = ByteBuffer.allocate(24).putInt(0xCAFEBABE).putShort((short) 0);
    Files.write(plugin, header.putShort((short) 999).array());
    try (URLClassLoader loader = announce("org.example.Newer")) {
      assertThat(loader.getURLs()).hasSize(1);
      assertThatIllegalStateException()
          .isThrownBy(ManifoldRegistry::discover)
          .withMessageContaining("a manifold plug-in cannot be loaded")
          .withMessageContaining("org/example/Newer");
    }
  }

  @Test
  void discoversPluginsThatAreAnnouncedOnTheClassPath() throws IOException {
    try (URLClassLoader loader = announce(AnnouncedPlugin.class.getName())) {
      assertThat(ManifoldRegistry.discover().all())
          .extracting(Manifold::name)
          .containsExactly("announced");
      assertThat(loader.getURLs()).hasSize(1);
    }
  }

  @Test
  void saysWhichPluginCannotBeLoaded() throws IOException {
    try (URLClassLoader loader = announce("org.example.Missing")) {
      assertThat(loader.getURLs()).hasSize(1);
      assertThatIllegalStateException()
          .isThrownBy(ManifoldRegistry::discover)
          .withMessageContaining("a manifold plug-in cannot be loaded")
          .withMessageContaining("org.example.Missing");
    }
  }
}
