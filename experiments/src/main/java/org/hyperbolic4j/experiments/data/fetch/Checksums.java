package org.hyperbolic4j.experiments.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/** Checksums of content. */
final class Checksums {

  private static final int BUFFER = 1 << 16;

  private Checksums() {}

  /** As {@code sha256sum} prints it. */
  static String hex(MessageDigest digest) {
    return Hex.encodeHexString(digest.digest());
  }

  /**
   * The SHA-256 of a stream.
   *
   * @param in the stream, read to its end
   * @return 64 hexadecimal digits
   * @throws IOException if it cannot be read
   */
  static String sha256(InputStream in) throws IOException {
    return DigestUtils.sha256Hex(in);
  }

  /**
   * In what a file differs from what is published of it.
   *
   * @param in its content, read to its end
   * @param file what is published
   * @param progress told how many bytes were read
   * @return empty if it does not differ
   * @throws IOException if it cannot be read
   */
  static Optional<String> difference(InputStream in, RemoteFile file, LongConsumer progress)
      throws IOException {
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    MessageDigest md5 = DigestUtils.getMd5Digest();
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      sha256.update(buffer, 0, count);
      md5.update(buffer, 0, count);
      bytes += count;
      progress.accept(bytes);
    }
    if (bytes != file.bytes()) {
      return Optional.of("%d bytes instead of %d".formatted(bytes, file.bytes()));
    }
    return unequal("SHA-256", hex(sha256), file.sha256())
        .or(() -> file.md5().flatMap(published -> unequal("MD5", hex(md5), published)));
  }

  private static Optional<String> unequal(String what, String is, String published) {
    return is.equals(published)
        ? Optional.empty()
        : Optional.of("%s %s instead of %s".formatted(what, is, published));
  }
}
