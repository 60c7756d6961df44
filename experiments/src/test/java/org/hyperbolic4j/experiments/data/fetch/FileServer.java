package org.hyperbolic4j.experiments.data.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server on this machine, which serves files well or badly. */
public final class FileServer implements AutoCloseable {

  /** Java's client drops what it has not handed on when it notices the end. */
  private static final long MOMENT = 50;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** Entity tag of everything; empty: none. */
  volatile Optional<String> tag = Optional.of("\"one\"");

  /** Time of last change of everything; empty: not told. */
  volatile Optional<String> changed = Optional.empty();

  /** Whether it can send parts. */
  volatile boolean ranges = true;

  /** What it claims to send instead of the part asked for. */
  volatile Optional<String> contentRange = Optional.empty();

  /** Whether it says how long answers are. */
  volatile boolean lengths = true;

  /** How many of the next answers break off, and after how many bytes. */
  final AtomicInteger breaking = new AtomicInteger();

  volatile int breakAfter;

  /** Whether they hang instead. */
  volatile boolean hanging;

  public FileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public URI serve(String path, byte[] content) {
    files.put(path, content);
    return address(path);
  }

  /** A path that sends everybody to another one. */
  URI redirect(String path, String to) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Location", to);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    return address(path);
  }

  URI address(String path) {
    return URI.create(
        "http://%s:%d%s"
            .formatted(
                server.getAddress().getAddress().getHostAddress(),
                server.getAddress().getPort(),
                path));
  }

  /** What was asked for so far: the path, and the range if one was. */
  List<String> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String range = exchange.getRequestHeaders().getFirst("Range");
    String condition = exchange.getRequestHeaders().getFirst("If-Range");
    requests.add(path + (range == null ? "" : " " + range + " if " + condition));
    byte[] content = files.get(path);
    if (content == null) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    tag.ifPresent(value -> exchange.getResponseHeaders().add("ETag", value));
    changed.ifPresent(value -> exchange.getResponseHeaders().add("Last-Modified", value));
    boolean same =
        condition != null
            && (tag.equals(Optional.of(condition)) || changed.equals(Optional.of(condition)));
    int from = 0;
    int status = 200;
    if (ranges && range != null && same) {
      from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      status = 206;
      exchange
          .getResponseHeaders()
          .add(
              "Content-Range",
              contentRange.orElse(
                  "bytes %d-%d/%d".formatted(from, content.length - 1, content.length)));
    }
    exchange.sendResponseHeaders(status, lengths ? content.length - from : 0);
    send(exchange, content, from);
  }

  private void send(HttpExchange exchange, byte[] content, int from) throws IOException {
    int count = content.length - from;
    boolean broken = breaking.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    if (broken) {
      count = Math.min(count, breakAfter);
    }
    OutputStream out = exchange.getResponseBody();
    out.write(content, from, count);
    out.flush();
    if (broken) {
      await(hanging ? Long.MAX_VALUE : MOMENT);
      throw new IOException("This is how to make the server end a connection.");
    }
    exchange.close();
  }

  private void await(long milliseconds) {
    try {
      closing.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
