package org.hyperbolic4j.experiments.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Downloads files over HTTP. What is there already is not asked for again (RFC 9110, section 14:
 * {@code Range}), if the server vouches that it is the beginning of what it has now (section
 * 13.1.5: {@code If-Range}); otherwise the file is sent from its first byte.
 */
final class Downloader {

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int BUFFER = 1 << 16;
  private static final int MOST_ATTEMPTS = 5;
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

  private final FetchListener listener;
  private final Duration patience;
  private final Duration pause;
  private final HttpClient client;

  /**
   * Makes a downloader.
   *
   * @param listener told how far it is
   * @param patience how long to wait for a connection, an answer or the next bytes
   * @param pause how long to wait before asking again after a connection broke
   */
  Downloader(FetchListener listener, Duration patience, Duration pause) {
    this.listener = listener;
    this.patience = patience;
    this.pause = pause;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(patience)
            .build();
  }

  /** The server has something else than what was asked for, or nothing. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  /**
   * Downloads what is missing of a file. A connection that breaks is made anew, if it brought
   * something, up to four times.
   *
   * @param file the file
   * @param part what there is of it; afterwards as long as the file
   * @throws RefusedException if the server has it not; with what it has
   * @throws IOException if the network fails
   */
  void download(RemoteFile file, PartFile part) throws RefusedException, IOException {
    if (part.size() > file.bytes()) {
      part.restart(file.address(), Optional.empty());
    }
    for (int attempt = 1; part.size() < file.bytes(); attempt++) {
      long before = part.size();
      try {
        attempt(file, part);
      } catch (IOException e) {
        if (part.size() <= before || attempt == MOST_ATTEMPTS) {
          throw e;
        }
        listener.note("%s: the connection broke; going on".formatted(file.name()));
        sleep();
      }
    }
  }

  private void sleep() throws IOException {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted", e);
  }

  private void attempt(RemoteFile file, PartFile part) throws RefusedException, IOException {
    Optional<String> validator =
        part.size() == 0 ? Optional.empty() : part.validator(file.address());
    boolean resuming = validator.isPresent();
    HttpResponse<InputStream> response = ask(file, part.size(), validator);
    if (resuming && !usable(response, file, part.size())) {
      response.body().close();
      resuming = false;
      response = ask(file, part.size(), Optional.empty());
    }
    try (InputStream body = response.body()) {
      if (!resuming || response.statusCode() != PARTIAL) {
        requireWhole(response, file);
        if (part.size() > 0) {
          listener.note("%s: the server sends it from the start".formatted(file.name()));
        }
        part.restart(file.address(), mark(response));
      }
      receive(body, file, part);
    }
  }

  private HttpResponse<InputStream> ask(RemoteFile file, long from, Optional<String> validator)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(file.address()).header("User-Agent", "h4j").timeout(patience);
    validator.ifPresent(
        mark -> request.header("Range", "bytes=" + from + "-").header("If-Range", mark));
    try {
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Whether an answer to a request for the rest is of any use: the rest, or the whole file. */
  private static boolean usable(HttpResponse<?> response, RemoteFile file, long from) {
    if (response.statusCode() != PARTIAL) {
      return response.statusCode() != RANGE_NOT_SATISFIABLE;
    }
    Matcher range =
        CONTENT_RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
    return range.matches()
        && range.group(1).equals(Long.toString(from))
        && (range.group(2).equals("*") || range.group(2).equals(Long.toString(file.bytes())));
  }

  private static void requireWhole(HttpResponse<?> response, RemoteFile file)
      throws RefusedException {
    if (response.statusCode() != OK) {
      throw new RefusedException("answers with HTTP status " + response.statusCode());
    }
    OptionalLong length = response.headers().firstValueAsLong("Content-Length");
    if (length.isPresent() && length.getAsLong() != file.bytes()) {
      throw new RefusedException(
          "has %d bytes instead of %d".formatted(length.getAsLong(), file.bytes()));
    }
  }

  /** What identifies the content: an entity tag that means every byte, or the time of a change. */
  private static Optional<String> mark(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("ETag")
        .filter(tag -> tag.startsWith("\""))
        .or(() -> response.headers().firstValue("Last-Modified"));
  }

  private void receive(InputStream body, RemoteFile file, PartFile part)
      throws RefusedException, IOException {
    byte[] buffer = new byte[BUFFER];
    try (StallGuard guard = new StallGuard(body, patience)) {
      long done = part.size();
      for (int count = read(body, buffer, guard); count >= 0; count = read(body, buffer, guard)) {
        if (done + count > file.bytes()) {
          part.restart(file.address(), Optional.empty());
          throw new RefusedException("has more than %d bytes".formatted(file.bytes()));
        }
        part.append(buffer, count);
        done += count;
        listener.progress("downloading " + file.name(), done, file.bytes());
      }
      if (done < file.bytes()) {
        throw new IOException("the connection ended early");
      }
    }
  }

  private static int read(InputStream body, byte[] buffer, StallGuard guard) throws IOException {
    try {
      int count = body.read(buffer);
      if (count < 0 && guard.stalled()) {
        throw new IOException("nothing came any more");
      }
      guard.alive();
      return count;
    } catch (IOException e) {
      if (guard.stalled()) {
        throw new IOException("nothing came any more");
      }
      throw e;
    }
  }
}
