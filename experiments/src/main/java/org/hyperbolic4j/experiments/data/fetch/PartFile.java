package org.hyperbolic4j.experiments.data.fetch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.DiskFailure;
import org.hyperbolic4j.nn.checkpoint.AtomicFile;

/**
 * The beginning of a file that is being downloaded, under the name it will have with {@code .part}
 * behind. Beside it lies where it came from and the server's mark of what it sent, so that a later
 * process can ask for the rest of the same content. While it is open, no other process has it open.
 */
final class PartFile implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path target;
  private final Path part;
  private final Path mark;
  private final FileChannel channel;

  /** Where a beginning came from, and the server's entity tag or time of last change. */
  record Mark(String address, String validator) {}

  private PartFile(Path target, FileChannel channel) {
    this.target = target;
    this.part = of(target);
    this.mark = markOf(target);
    this.channel = channel;
  }

  /** Where the beginning of a file is kept. */
  static Path of(Path target) {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  private static Path markOf(Path target) {
    return target.resolveSibling(target.getFileName() + ".part.json");
  }

  /**
   * Opens what there is of a file.
   *
   * @param target where the whole file will be
   * @return its beginning, empty if there was none
   * @throws BadInputException if another process has it open, or the folder cannot be written to
   */
  static PartFile open(Path target) {
    Path part = of(target);
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        channel.close();
        throw new BadInputException(part + " is in use: another h4j fetches it; wait for it");
      }
      return new PartFile(target, channel);
    } catch (IOException e) {
      throw new BadInputException("cannot write %s: %s".formatted(part, DiskFailure.reason(e)), e);
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  /** How many bytes there are. */
  long size() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * The server's mark of the content the beginning is of.
   *
   * @param address where the rest would come from
   * @return empty if there is none, or the beginning came from elsewhere
   */
  Optional<String> validator(URI address) {
    if (!Files.exists(mark)) {
      return Optional.empty();
    }
    try {
      Mark known = JSON.readValue(mark.toFile(), Mark.class);
      return address.toString().equals(known.address())
          ? Optional.ofNullable(known.validator())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // Without a mark the download starts again, which is always right.
    }
  }

  /** Begins again, with content of another mark. */
  void restart(URI address, Optional<String> validator) {
    try {
      channel.truncate(0);
      Files.deleteIfExists(mark);
      if (validator.isPresent()) {
        Mark known = new Mark(address.toString(), validator.get());
        AtomicFile.write(mark, out -> out.write(JSON.writeValueAsBytes(known)));
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Adds bytes at the end. */
  void append(byte[] bytes, int count) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
      channel.position(channel.size());
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** All bytes from the first; to be read, not to be closed. */
  InputStream content() {
    try {
      channel.position(0);
    } catch (IOException e) {
      throw failed(e);
    }
    return Channels.newInputStream(channel);
  }

  /** The file is whole: gives it its name. */
  void complete() {
    try {
      channel.force(true);
      channel.close();
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(mark);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Removes it. */
  void discard() {
    try {
      channel.close();
      Files.deleteIfExists(part);
      Files.deleteIfExists(mark);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private FetchException failed(IOException e) {
    return new FetchException("cannot use %s: %s".formatted(part, DiskFailure.reason(e)), e);
  }

  /** Keeps what there is for the next time; nothing is kept of nothing. */
  @Override
  public void close() {
    try {
      boolean empty = channel.isOpen() && channel.size() == 0;
      channel.close();
      if (empty) {
        Files.deleteIfExists(part);
        Files.deleteIfExists(mark);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
