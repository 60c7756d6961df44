package org.hyperbolic4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hyperbolic4j.experiments.data.fetch.Archives;
import org.hyperbolic4j.experiments.data.fetch.Catalogue;
import org.hyperbolic4j.experiments.data.fetch.FileServer;
import org.hyperbolic4j.experiments.data.fetch.RemoteSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** {@code h4j data} fetches, says how to go on, and fails with one line. */
@Timeout(60)
final class DataCommandTest {

  @TempDir private Path folder;
  private FileServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FileServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RemoteSet set(URI address, byte[] content) {
    return Archives.set(
        "cifar10",
        Archives.published(
            address,
            content,
            Optional.of(Archives.limits("cifar-10-batches-bin", "test_batch.bin"))));
  }

  /** Runs a command with another catalogue. */
  private static CommandRun run(RemoteSet set, String... arguments) {
    IFactory usual = CommandLine.defaultFactory();
    IFactory factory =
        new IFactory() {
          @Override
          public <K> K create(Class<K> type) throws Exception {
            return type == DataCommand.class
                ? type.cast(new DataCommand(new Catalogue(List.of(set))))
                : usual.create(type);
          }
        };
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), factory, arguments);
    return new CommandRun(exit, out.toString(), err.toString());
  }

  @Test
  void whatIsFetchedCanBeTrainedOn() throws IOException {
    byte[] archive = Archives.tarGz(BlackCifar.write(folder.resolve("made/cifar-10-batches-bin")));
    RemoteSet set = set(server.serve("/cifar.tar.gz", archive), archive);
    Path data = folder.resolve("data");

    CommandRun fetch = run(set, "data", "fetch", "cifar10", "--data-dir", data.toString());
    assertThat(fetch.err()).isEmpty();
    assertThat(fetch.exit()).isZero();
    assertThat(fetch.out().lines())
        .containsExactly(
            data.resolve("cifar-10-batches-bin") + " is fetched and verified",
            "Title of cifar10, licence: free",
            "cite Somebody: Something (2000)",
            "use it with --data cifar10 --data-dir " + data);

    CommandRun train =
        CommandRun.train(
            folder.resolve("run"),
            "--data",
            "cifar10",
            "--data-dir",
            data.toString(),
            "--limit",
            "4",
            "--test-limit",
            "2",
            "--batch",
            "2",
            "--epochs",
            "1");
    assertThat(train.exit()).as(train.err()).isZero();
  }

  @Test
  void failuresAreOneLineAndExitCodeOne() throws IOException {
    byte[] archive = Archives.tarGz(BlackCifar.write(folder.resolve("made/other")));
    RemoteSet set = set(server.serve("/cifar.tar.gz", archive), archive);
    Path data = folder.resolve("data");
    CommandRun hostile = run(set, "data", "fetch", "cifar10", "--data-dir", data.toString());
    assertThat(hostile.exit()).isEqualTo(1);
    assertThat(hostile.err().lines())
        .containsExactly(
            "h4j: cifar.tar.gz is not unpacked: cifar-10-batches-bin/test_batch.bin is not in it");

    server.close();
    Files.delete(data.resolve("cifar.tar.gz.part"));
    CommandRun offline = run(set, "data", "fetch", "cifar10", "--data-dir", data.toString());
    assertThat(offline.exit()).isEqualTo(1);
    URI address = set.files().get(0).address();
    assertThat(offline.err().lines())
        .containsExactly(
            "h4j: cannot get %s (no connection): put cifar.tar.gz from %s into %s by hand and run this again"
                .formatted(address, address.resolve("."), data));
  }

  @Test
  void badInputIsOneLineAndExitCodeTwo() throws IOException {
    CommandRun unknown = CommandRun.of("data", "fetch", "imagenet");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err())
        .startsWith("h4j: cannot fetch a data set 'imagenet'; there are cifar10,")
        .hasLineCount(1);
    CommandRun nothing = CommandRun.of("data");
    assertThat(nothing.exit()).isEqualTo(2);
    assertThat(nothing.err().lines())
        .containsExactly("h4j: data what? fetch or list", "     see 'h4j data --help'");
    CommandRun noName = CommandRun.of("data", "fetch");
    assertThat(noName.exit()).isEqualTo(2);
    assertThat(noName.err()).contains("NAME", "see 'h4j data fetch --help'");
    Path file = Files.writeString(folder.resolve("file"), "");
    CommandRun noFolder = CommandRun.of("data", "fetch", "cifar10", "--data-dir", file.toString());
    assertThat(noFolder.exit()).isEqualTo(2);
    assertThat(noFolder.err()).startsWith("h4j: cannot make the folder " + file);
  }

  @Test
  void theListNamesSetsLicencesAndPages() {
    CommandRun list = CommandRun.of("data", "list");
    assertThat(list.exit()).isZero();
    for (RemoteSet set : Catalogue.standard().sets()) {
      assertThat(list.out()).contains(set.name(), set.page(), set.licence(), set.citation());
    }
    assertThat(list.out()).contains("fashion-mnist  Fashion-MNIST, 31 MB to download, not in");
  }
}
