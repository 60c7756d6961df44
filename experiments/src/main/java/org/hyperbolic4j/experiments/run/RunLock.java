package org.hyperbolic4j.experiments.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.DiskFailure;

/**
 * Keeps the folder of a run or a study to one process. The operating system gives the lock back
 * however the process ends; its file stays, for removing it would let two processes lock two files
 * of the same name.
 */
public final class RunLock implements AutoCloseable {

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks a folder.
   *
   * @param folder the folder; made if missing
   * @return the lock, held until it is closed
   * @throws BadInputException if another run holds it, or it cannot be locked
   */
  public static RunLock of(Path folder) {
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        channel.close();
        throw new BadInputException(
            "%s is in use: another h4j writes there; wait for it, or give another --out"
                .formatted(folder));
      }
      return new RunLock(channel);
    } catch (IOException e) {
      throw new BadInputException(
          "cannot use %s as a folder for results: %s".formatted(folder, DiskFailure.reason(e)), e);
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
