package org.hyperbolic4j.experiments.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.data.DataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Downloads go on where they broke off, and nothing is trusted that is not as published. */
@Timeout(60)
final class FetcherTest implements FetchListener {

  private static final int CUT = 70_000;

  private final byte[] content = random(1, 200_000);
  private final List<String> notes = new ArrayList<>();
  private long lastDone;

  @TempDir private Path temporary;
  private Path folder;
  private FileServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FileServer();
    folder = temporary.resolve("data/some");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  public void progress(String task, long done, long total) {
    assertThat(total).isEqualTo(content.length);
    assertThat(done).isBetween(1L, total);
    lastDone = done;
  }

  @Override
  public void note(String line) {
    notes.add(line);
  }

  private static byte[] random(long seed, int count) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private RemoteSet served() {
    return Archives.set("some", published(server.serve("/some.mat", content)));
  }

  private RemoteFile published(URI address) {
    return Archives.published(address, content, Optional.empty());
  }

  private void fetch(RemoteSet set) {
    new Fetcher(this, Duration.ofSeconds(5), Duration.ZERO).fetch(set, folder);
  }

  /** Breaks the download off once, in a way that is not tried again. */
  private void begin(RemoteSet set) {
    server.breaking.set(Integer.MAX_VALUE);
    server.breakAfter = CUT;
    boolean before = server.ranges;
    server.ranges = false;
    Optional<String> tag = server.tag;
    assertThatThrownBy(() -> fetch(set))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("broke off after")
        .hasMessageContaining("the same command goes on from there");
    server.breaking.set(0);
    server.ranges = before;
    server.tag = tag;
    server.requests().clear();
    notes.clear();
    assertThat(folder.resolve("some.mat")).doesNotExist();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private void assertFetched() throws IOException {
    assertThat(folder.resolve("some.mat")).hasBinaryContent(content);
    assertThat(names()).containsExactly("some.mat");
  }

  @Test
  void aFileIsDownloadedAndFoundTheNextTime() throws IOException {
    RemoteSet set = served();
    assertThat(set.presence(folder)).isEqualTo(RemoteSet.Presence.NONE);
    fetch(set);
    assertFetched();
    assertThat(lastDone).isEqualTo(content.length);
    assertThat(notes).containsExactly(folder.resolve("some.mat") + " is fetched and verified");
    assertThat(set.presence(folder)).isEqualTo(RemoteSet.Presence.COMPLETE);

    fetch(set);
    assertThat(server.requests()).containsExactly("/some.mat");
    assertThat(notes).last().isEqualTo(folder.resolve("some.mat") + " is there and whole");
  }

  @Test
  void aBrokenConnectionIsMadeAnew() throws IOException {
    server.breaking.set(2);
    server.breakAfter = CUT;
    fetch(served());
    assertFetched();
    assertThat(server.requests()).hasSize(3).first().isEqualTo("/some.mat");
    assertThat(server.requests().get(1)).matches("/some.mat bytes=[1-9]\\d*- if \"one\"");
    assertThat(server.requests().get(2)).matches("/some.mat bytes=[1-9]\\d*- if \"one\"");
    assertThat(notes.get(0)).isEqualTo("some.mat: the connection broke; going on");
  }

  @Test
  void aLaterProcessGoesOn() throws IOException {
    RemoteSet set = served();
    begin(set);
    long there = Files.size(folder.resolve("some.mat.part"));
    assertThat(there).isBetween(1L, (long) CUT);
    assertThat(set.presence(folder)).isEqualTo(RemoteSet.Presence.PARTLY);
    fetch(set);
    assertFetched();
    assertThat(server.requests())
        .containsExactly("/some.mat bytes=%d- if \"one\"".formatted(there));
  }

  @Test
  void aTimeOfLastChangeWillDo() throws IOException {
    for (String tag : new String[] {null, "W/\"weak\""}) {
      server.tag = Optional.ofNullable(tag);
      server.changed = Optional.of("Thu, 01 Jan 2009 00:00:00 GMT");
      RemoteSet set = served();
      begin(set);
      fetch(set);
      assertFetched();
      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().get(0)).endsWith("- if Thu, 01 Jan 2009 00:00:00 GMT");
      Files.delete(folder.resolve("some.mat"));
    }
  }

  @Test
  void changedContentIsSentFromTheStart() throws IOException {
    RemoteSet old =
        Archives.set(
            "some",
            Archives.published(
                server.serve("/some.mat", random(2, 200_000)),
                random(2, 200_000),
                Optional.empty()));
    begin(old);
    server.tag = Optional.of("\"two\"");
    fetch(served());
    assertFetched();
    assertThat(server.requests()).hasSize(1);
    assertThat(server.requests().get(0)).endsWith("- if \"one\"");
    assertThat(notes).contains("some.mat: the server sends it from the start");
  }

  @Test
  void serversWithoutRangesSendItFromTheStart() throws IOException {
    server.ranges = false;
    RemoteSet set = served();
    begin(set);
    fetch(set);
    assertFetched();
    assertThat(notes).contains("some.mat: the server sends it from the start");
  }

  @Test
  void serversThatSendAnotherPartAreAskedForAll() throws IOException {
    for (String wrong : List.of("bytes 0-199999/200000", "bytes 1-2/3", "nonsense")) {
      RemoteSet set = served();
      begin(set);
      server.contentRange = Optional.of(wrong);
      fetch(set);
      assertFetched();
      assertThat(server.requests()).hasSize(2).last().isEqualTo("/some.mat");
      Files.delete(folder.resolve("some.mat"));
    }
  }

  @Test
  void withoutAMarkItBeginsAgain() throws IOException {
    server.tag = Optional.empty();
    RemoteSet set = served();
    begin(set);
    fetch(set);
    assertFetched();
    assertThat(server.requests()).containsExactly("/some.mat");

    Files.delete(folder.resolve("some.mat"));
    server.tag = Optional.of("\"one\"");
    begin(set);
    Files.writeString(folder.resolve("some.mat.part.json"), "{");
    fetch(set);
    assertFetched();
    assertThat(server.requests()).containsExactly("/some.mat");
  }

  @Test
  void aBeginningFromAnotherAddressIsNotContinued() throws IOException {
    begin(served());
    fetch(Archives.set("some", published(server.serve("/mirror/some.mat", content))));
    assertFetched();
    assertThat(server.requests()).containsExactly("/mirror/some.mat");
  }

  @Test
  void whatIsWholeButNotYetVerifiedIsNotAskedForAgain() throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("some.mat.part"), content);
    fetch(served());
    assertFetched();
    assertThat(server.requests()).isEmpty();

    Files.delete(folder.resolve("some.mat"));
    Files.write(folder.resolve("some.mat.part"), new byte[content.length + 1]);
    fetch(served());
    assertFetched();
  }

  @Test
  void answersThatHangAreGivenUp() throws IOException {
    server.breaking.set(1);
    server.breakAfter = CUT;
    server.hanging = true;
    new Fetcher(this, Duration.ofMillis(400), Duration.ZERO).fetch(served(), folder);
    assertFetched();
    assertThat(server.requests()).hasSize(2);
    assertThat(server.requests().get(1)).contains("bytes=");
  }

  @Test
  void redirectsAreFollowed() throws IOException {
    server.serve("/moved/x", content);
    fetch(Archives.set("some", published(server.redirect("/old/some.mat", "/moved/x"))));
    assertFetched();
  }

  @Test
  void otherContentIsDeleted() throws IOException {
    byte[] other = content.clone();
    other[123_456] ^= 1;
    RemoteSet set = served();
    server.serve("/some.mat", other);
    assertThatThrownBy(() -> fetch(set))
        .isInstanceOf(FetchException.class)
        .hasMessage(
            "%s sent SHA-256 %s instead of %s, and is deleted (checksums: by the test); try again,"
                + " or see http://page.example",
            server.address("/some.mat"),
            Archives.sum("SHA-256", other),
            Archives.sum("SHA-256", content));
    assertThat(names()).isEmpty();
  }

  @Test
  void theAuthorsOwnChecksumCountsToo() throws IOException {
    URI address = server.serve("/some.mat", content);
    RemoteFile file = published(address);
    RemoteFile wrong =
        new RemoteFile(
            address, file.bytes(), file.sha256(), Optional.of("0".repeat(32)), file.archive());
    assertThatThrownBy(() -> fetch(Archives.set("some", wrong)))
        .hasMessageContaining("sent MD5 " + Archives.sum("MD5", content) + " instead of 000");
    assertThat(names()).isEmpty();
  }

  @Test
  void otherLengthsAreNotTaken() throws IOException {
    RemoteSet set = served();
    server.serve("/some.mat", new byte[10]);
    assertThatThrownBy(() -> fetch(set))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("has 10 bytes instead of 200000: see http://page.example");
    server.lengths = false;
    assertThatThrownBy(() -> fetch(set)).hasMessageContaining("broke off after 10 of 200000 bytes");
    server.serve("/some.mat", new byte[300_000]);
    server.tag = Optional.of("\"two\"");
    assertThatThrownBy(() -> fetch(set)).hasMessageContaining("has more than 200000 bytes");
    assertThat(names()).isEmpty();
    server.serve("/some.mat", content);
    fetch(set);
    assertFetched();
  }

  @Test
  void whatIsNotThereIsSaidWithThePage() {
    RemoteSet set = Archives.set("some", published(server.address("/some.mat")));
    assertThatThrownBy(() -> fetch(set))
        .isInstanceOf(FetchException.class)
        .hasMessage(
            "%s answers with HTTP status 404: see http://page.example; or put a copy of some.mat"
                + " into %s by hand and run this again",
            server.address("/some.mat"), folder);
  }

  @Test
  void withoutNetworkItSaysWhatToPutWhere() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    URI one = URI.create("http://127.0.0.1:%d/x/one.gz".formatted(port));
    RemoteSet set =
        Archives.set(
            "some", published(one), published(one.resolve("two.gz")), published(one.resolve("3")));
    Files.createDirectories(folder);
    Files.write(folder.resolve("3"), content);
    assertThatThrownBy(() -> fetch(set))
        .isInstanceOf(FetchException.class)
        .hasMessage(
            "cannot get %s (no connection): put one.gz, two.gz from http://127.0.0.1:%d/x/ into %s"
                + " by hand and run this again",
            one, port, folder);
    Files.write(folder.resolve("one.gz"), content);
    Files.write(folder.resolve("two.gz"), content);
    fetch(set);
    assertThat(notes).hasSize(3).allMatch(note -> note.endsWith(" is there and whole"));
  }

  @Test
  void otherFilesOfTheNameAreLeftAlone() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("some.mat"), "mine");
    assertThatThrownBy(() -> fetch(served()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%s: is not the file of Title of some: it has 4 bytes instead of 200000; move it away,"
                + " or give another folder",
            folder.resolve("some.mat"));
    assertThat(folder.resolve("some.mat")).hasContent("mine");
    byte[] sameLength = Arrays.copyOf("mine".getBytes(StandardCharsets.UTF_8), content.length);
    Files.write(folder.resolve("some.mat"), sameLength);
    assertThatThrownBy(() -> fetch(served())).isInstanceOf(DataException.class);
    assertThat(folder.resolve("some.mat")).hasBinaryContent(sameLength);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void foldersThatCannotBeMadeOrWrittenAreBadInput() throws IOException {
    Files.writeString(temporary.resolve("data"), "a file");
    assertThatThrownBy(() -> fetch(served()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cannot make the folder " + folder);
    Files.delete(temporary.resolve("data"));
    Files.createDirectories(folder.resolve("some.mat.part"));
    assertThatThrownBy(() -> fetch(served()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cannot write " + folder.resolve("some.mat.part"));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void twoDoNotFetchOneFile() throws IOException {
    Files.createDirectories(folder);
    try (PartFile first = PartFile.open(folder.resolve("some.mat"))) {
      assertThatThrownBy(() -> fetch(served()))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("is in use: another h4j fetches it");
      assertThat(first.size()).isZero();
    }
    fetch(served());
    assertFetched();
  }
}
