package org.hyperbolic4j.experiments.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.input.BoundedInputStream;
import org.hyperbolic4j.experiments.DiskFailure;

/**
 * Unpacks {@code .tar.gz} archives as a whole or not at all, and trusts them in nothing: entries
 * are files and folders, stay within the folder, and keep the limits stated for the archive.
 */
final class Unpacking {

  private static final int BUFFER = 1 << 16;

  /** Letters that mean something in names on one system or another, and line breaks. */
  private static final Pattern BAD_LETTERS = Pattern.compile("[\\\\:*?\"<>|\\p{Cntrl}]");

  private final String name;
  private final RemoteFile.Archive limits;
  private final Path beside;
  private final Path top;
  private final Manifest manifest = new Manifest();
  private final byte[] buffer = new byte[BUFFER];

  private Unpacking(String name, RemoteFile.Archive limits, Path folder) {
    this.name = name;
    this.limits = limits;
    this.beside = folder.resolve("." + limits.folder() + ".unpacking");
    this.top = beside.resolve(limits.folder());
  }

  /**
   * Unpacks an archive beside the place where its folder belongs, and moves that there in the end.
   *
   * @param packed the archive; read, not closed
   * @param name what it is called in messages
   * @param limits what may be in it
   * @param folder where its folder belongs
   * @throws FetchException if it is damaged, contains what it may not, or the disk fails
   */
  static void unpack(InputStream packed, String name, RemoteFile.Archive limits, Path folder) {
    Unpacking unpacking = new Unpacking(name, limits, folder);
    try {
      try {
        unpacking.removeBeside();
        Files.createDirectory(unpacking.beside);
        unpacking.entries(packed);
        unpacking.requireContent();
        unpacking.manifest.write(unpacking.top);
        Files.move(unpacking.top, folder.resolve(limits.folder()), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        unpacking.removeBeside();
      }
    } catch (IOException e) {
      throw new FetchException(
          "cannot unpack %s in %s: %s".formatted(name, folder, DiskFailure.reason(e)), e);
    }
  }

  private void removeBeside() throws IOException {
    if (Files.exists(beside)) {
      PathUtils.deleteDirectory(beside);
    }
  }

  private void entries(InputStream packed) throws IOException {
    try (TarArchiveInputStream tar = open(packed)) {
      int count = 0;
      for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
        count++;
        if (count > limits.mostEntries()) {
          throw refused("has more than %d entries".formatted(limits.mostEntries()));
        }
        unpack(tar, entry);
      }
    }
  }

  private TarArchiveInputStream open(InputStream packed) {
    try {
      return new TarArchiveInputStream(
          BoundedInputStream.builder()
              .setInputStream(new GZIPInputStream(packed, BUFFER))
              .setMaxCount(limits.mostBytes())
              .setOnMaxCount(
                  (most, count) -> {
                    throw refused("unpacks to more than %d bytes".formatted(most));
                  })
              .get());
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private TarArchiveEntry next(TarArchiveInputStream tar) {
    try {
      return tar.getNextEntry();
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  private int read(TarArchiveInputStream tar) {
    try {
      return tar.read(buffer);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private void unpack(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
    Path place = place(entry.getName());
    if (entry.isDirectory()) {
      Files.createDirectories(place);
      return;
    }
    byte type = entry.getLinkFlag();
    boolean plain = type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM;
    if (!plain || entry.isSparse()) {
      throw refused("'%s' is neither a file nor a folder".formatted(shown(entry.getName())));
    }
    Files.createDirectories(place.getParent());
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    try (OutputStream out = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW)) {
      long bytes = 0;
      for (int count = read(tar); count >= 0; count = read(tar)) {
        bytes += count;
        if (bytes > limits.mostBytesOfAFile()) {
          throw refused(
              "'%s' has more than %d bytes"
                  .formatted(shown(entry.getName()), limits.mostBytesOfAFile()));
        }
        sha256.update(buffer, 0, count);
        out.write(buffer, 0, count);
      }
    } catch (FileAlreadyExistsException e) {
      throw refused("'%s' is in it twice".formatted(shown(entry.getName())));
    }
    if (place.startsWith(top)) {
      manifest.add(top.relativize(place).toString().replace('\\', '/'), Checksums.hex(sha256));
    }
  }

  /** Where an entry goes, which is inside the folder. */
  private Path place(String entry) {
    if (entry.startsWith("/") || BAD_LETTERS.matcher(entry).find()) {
      throw refused("'%s' is no name for a file in a folder".formatted(shown(entry)));
    }
    Path place = beside.resolve(entry).normalize();
    if (!place.startsWith(beside)) {
      throw refused("'%s' leads out of the folder".formatted(shown(entry)));
    }
    return place;
  }

  private void requireContent() {
    for (String needed : limits.holds()) {
      if (!Files.exists(top.resolve(needed))) {
        throw refused("%s/%s is not in it".formatted(limits.folder(), needed));
      }
    }
  }

  private static String shown(String entry) {
    return BAD_LETTERS.matcher(entry).replaceAll("?");
  }

  private FetchException refused(String why) {
    return new FetchException(name + " is not unpacked: " + why);
  }

  private FetchException damaged(Exception e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new FetchException("%s is not a whole .tar.gz archive (%s)".formatted(name, reason), e);
  }
}
