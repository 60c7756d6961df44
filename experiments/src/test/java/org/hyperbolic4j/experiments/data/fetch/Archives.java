package org.hyperbolic4j.experiments.data.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Small archives, good and bad, and descriptions of what is served. */
public final class Archives {

  private Archives() {}

  /** What to write into an archive. */
  interface Content {
    void writeTo(TarArchiveOutputStream tar) throws IOException;
  }

  static byte[] tarGz(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      content.writeTo(tar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** An archive of files. */
  static byte[] tarGz(Map<String, byte[]> files) {
    return tarGz(
        tar -> {
          for (Map.Entry<String, byte[]> file : files.entrySet()) {
            add(tar, file.getKey(), file.getValue());
          }
        });
  }

  /** An archive of a folder, as {@code tar} would make it beside the folder. */
  public static byte[] tarGz(Path folder) {
    return tarGz(
        tar -> {
          try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted().toList()) {
              String name = folder.getParent().relativize(path).toString().replace('\\', '/');
              if (Files.isDirectory(path)) {
                tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
                tar.closeArchiveEntry();
              } else {
                add(tar, name, Files.readAllBytes(path));
              }
            }
          }
        });
  }

  /** Adds a file that is one hole, as GNU tar writes it (PAX format 1.0). */
  static void sparse(TarArchiveOutputStream tar, String name, long size) throws IOException {
    StringBuilder headers = new StringBuilder();
    for (String header :
        List.of(
            "GNU.sparse.major=1",
            "GNU.sparse.minor=0",
            "GNU.sparse.name=" + name,
            "GNU.sparse.realsize=" + size)) {
      int length = header.length() + 2 + 2;
      headers.append(length).append(' ').append(header).append('\n');
    }
    write(
        tar,
        new TarArchiveEntry("header", TarConstants.LF_PAX_EXTENDED_HEADER_LC),
        headers.toString().getBytes(StandardCharsets.US_ASCII));
    byte[] map = new byte[512];
    byte[] text = "1\n%d\n0\n".formatted(size).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, map, 0, text.length);
    write(tar, new TarArchiveEntry(name), map);
  }

  private static void write(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content)
      throws IOException {
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /** Adds a file under its name as it is, which the library would make harmless. */
  static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  static void link(TarArchiveOutputStream tar, String name, byte type, String to)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type);
    entry.setLinkName(to);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  /** Limits that suit small archives. */
  public static RemoteFile.Archive limits(String folder, String... holds) {
    return new RemoteFile.Archive(folder, List.of(holds), 300, 4_000_000, 2_000_000);
  }

  /** What is published of a file with some content. */
  public static RemoteFile published(
      URI address, byte[] content, Optional<RemoteFile.Archive> archive) {
    return new RemoteFile(
        address,
        content.length,
        sum("SHA-256", content),
        Optional.of(sum("MD5", content)),
        archive);
  }

  /** A data set of some files. */
  public static RemoteSet set(String name, RemoteFile... files) {
    return new RemoteSet(
        name,
        "Title of " + name,
        "http://page.example",
        "free",
        "Somebody: Something (2000)",
        "--data " + name + " --data-dir {}",
        "by the test",
        List.of(files));
  }

  static String sum(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
