package org.hyperbolic4j.experiments.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.io.input.ProxyInputStream;
import org.hyperbolic4j.experiments.BadInputException;
import org.hyperbolic4j.experiments.DiskFailure;
import org.hyperbolic4j.experiments.data.DataException;

/**
 * Fetches data sets: what is missing in a folder is downloaded, verified and, if it is an archive,
 * unpacked. Nothing is found under its name before it is whole, and what is there is never written
 * over. Archives somebody put into the folder are taken instead of downloads, and kept.
 */
public final class Fetcher {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final FetchListener listener;
  private final Downloader downloader;

  /**
   * Makes a fetcher.
   *
   * @param listener told how far it is
   */
  public Fetcher(FetchListener listener) {
    this(listener, PATIENCE, PAUSE);
  }

  Fetcher(FetchListener listener, Duration patience, Duration pause) {
    this.listener = listener;
    this.downloader = new Downloader(listener, patience, pause);
  }

  /**
   * Fetches what is missing of a data set.
   *
   * @param set the data set
   * @param folder where it goes; made if missing
   * @throws FetchException if network, server, content or disk fail; says what to do instead
   * @throws BadInputException if the folder cannot be used
   * @throws DataException if something else than the data set's file has its name
   */
  public void fetch(RemoteSet set, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BadInputException(
          "cannot make the folder %s: %s".formatted(folder, DiskFailure.reason(e)), e);
    }
    for (RemoteFile file : set.files()) {
      fetch(set, file, folder);
    }
  }

  private void fetch(RemoteSet set, RemoteFile file, Path folder) {
    Path place = file.place(folder);
    Path whole = file.downloaded(folder);
    if (Files.exists(place)) {
      requireWhole(set, file, place);
      listener.note(place + " is there and whole");
    } else if (Files.exists(whole)) {
      requirePublished(set, file, whole);
      try (InputStream in = Files.newInputStream(whole)) {
        unpack(file, in, folder);
      } catch (IOException e) {
        throw unreadable(whole, e);
      }
      listener.note("%s is unpacked from %s".formatted(place, whole));
    } else {
      download(set, file, folder);
      listener.note(place + " is fetched and verified");
    }
  }

  private void requireWhole(RemoteSet set, RemoteFile file, Path place) {
    if (file.archive().isEmpty()) {
      requirePublished(set, file, place);
      return;
    }
    if (!Files.exists(place.resolve(Manifest.NAME))) {
      throw new DataException(
          place,
          "was not put there by h4j data fetch (it has no %s): use it as it is, or move it away"
              .formatted(Manifest.NAME));
    }
    try {
      Optional<String> fault = Manifest.firstFault(place, listener);
      if (fault.isPresent()) {
        throw new DataException(place, fault.get() + "; move the folder away to fetch it again");
      }
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  private void requirePublished(RemoteSet set, RemoteFile file, Path place) {
    try (InputStream in = Files.newInputStream(place)) {
      Optional<String> difference = difference(file, in);
      if (difference.isPresent()) {
        throw new DataException(
            place,
            "is not the file of %s: it has %s; move it away, or give another folder"
                .formatted(set.title(), difference.get()));
      }
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  private void download(RemoteSet set, RemoteFile file, Path folder) {
    try (PartFile part = PartFile.open(file.downloaded(folder))) {
      try {
        downloader.download(file, part);
      } catch (Downloader.RefusedException e) {
        throw new FetchException(
            "%s %s: see %s; or put a copy of %s into %s by hand and run this again"
                .formatted(file.address(), e.getMessage(), set.page(), file.name(), folder),
            e);
      } catch (IOException e) {
        throw new FetchException(broken(set, file, folder, part.size(), e), e);
      }
      verify(set, file, folder, part);
      if (file.archive().isPresent()) {
        unpack(file, part.content(), folder);
        part.discard();
      } else {
        part.complete();
      }
    }
  }

  private void verify(RemoteSet set, RemoteFile file, Path folder, PartFile part) {
    Optional<String> difference;
    try {
      difference = difference(file, part.content());
    } catch (IOException e) {
      throw unreadable(PartFile.of(file.downloaded(folder)), e);
    }
    if (difference.isPresent()) {
      part.discard();
      throw new FetchException(
          "%s sent %s, and is deleted (checksums: %s); try again, or see %s"
              .formatted(file.address(), difference.get(), set.checksums(), set.page()));
    }
  }

  private Optional<String> difference(RemoteFile file, InputStream in) throws IOException {
    return Checksums.difference(
        in, file, done -> listener.progress("checking " + file.name(), done, file.bytes()));
  }

  private void unpack(RemoteFile file, InputStream packed, Path folder) {
    InputStream watched =
        new ProxyInputStream(packed) {
          private long done;

          @Override
          protected void afterRead(int count) {
            done += Math.max(0, count);
            listener.progress("unpacking " + file.name(), done, file.bytes());
          }

          @Override
          public void close() {
            // Whoever opened it closes it.
          }
        };
    Unpacking.unpack(watched, file.name(), file.archive().orElseThrow(), folder);
  }

  private static String broken(
      RemoteSet set, RemoteFile file, Path folder, long done, IOException e) {
    String state =
        done == 0
            ? "cannot get %s (%s): ".formatted(file.address(), reason(e))
            : "%s broke off after %d of %d bytes (%s): the same command goes on from there; or "
                .formatted(file.address(), done, file.bytes(), reason(e));
    return state + byHand(set, folder);
  }

  private static String reason(IOException e) {
    if (e instanceof ConnectException) {
      return "no connection";
    }
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  /** What helps where there is no network. */
  private static String byHand(RemoteSet set, Path folder) {
    List<RemoteFile> missing =
        set.files().stream()
            .filter(file -> !Files.exists(file.place(folder)))
            .filter(file -> !Files.exists(file.downloaded(folder)))
            .toList();
    return "put %s from %s into %s by hand and run this again"
        .formatted(
            joined(missing, RemoteFile::name),
            joined(missing, file -> file.address().resolve(".").toString()),
            folder);
  }

  private static String joined(List<RemoteFile> files, Function<RemoteFile, String> part) {
    return files.stream().map(part).distinct().collect(Collectors.joining(", "));
  }

  private static FetchException unreadable(Path file, IOException e) {
    return new FetchException("cannot read %s: %s".formatted(file, DiskFailure.reason(e)), e);
  }
}
