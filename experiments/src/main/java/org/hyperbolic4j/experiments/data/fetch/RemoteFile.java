package org.hyperbolic4j.experiments.data.fetch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file of a data set.
 *
 * @param address where it is
 * @param bytes how long it is
 * @param sha256 its SHA-256, lower-case hexadecimal
 * @param md5 its MD5, where its authors publish that; lower-case hexadecimal
 * @param archive what is in it, if it is to be unpacked
 */
public record RemoteFile(
    URI address, long bytes, String sha256, Optional<String> md5, Optional<Archive> archive) {

  /**
   * What a packed file may contain. The limits are far enough for what it does contain, and keep a
   * disk from filling should it contain something else.
   *
   * @param folder the folder all that is wanted lies in
   * @param holds what must be in that folder
   * @param mostEntries how many files and folders there may be
   * @param mostBytes how many bytes they may have together, headers of the archive included
   * @param mostBytesOfAFile how many bytes each may have
   */
  public record Archive(
      String folder, List<String> holds, int mostEntries, long mostBytes, long mostBytesOfAFile) {

    /**
     * Keeps the list as it is now.
     *
     * @param folder the folder all that is wanted lies in
     * @param holds what must be in that folder
     * @param mostEntries how many files and folders there may be
     * @param mostBytes how many bytes they may have together, headers of the archive included
     * @param mostBytesOfAFile how many bytes each may have
     */
    public Archive {
      holds = List.copyOf(holds);
    }
  }

  @JsonCreator
  static RemoteFile read(
      @JsonProperty("address") URI address,
      @JsonProperty("bytes") long bytes,
      @JsonProperty("sha256") String sha256,
      @JsonProperty("md5") String md5,
      @JsonProperty("archive") Archive archive) {
    return new RemoteFile(
        address, bytes, sha256, Optional.ofNullable(md5), Optional.ofNullable(archive));
  }

  /**
   * Its name, the last part of its address.
   *
   * @return such as {@code train_32x32.mat}
   */
  public String name() {
    String path = address.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * Where it is found once it is fetched, whole or unpacked.
   *
   * @param folder the data set's folder
   * @return a file, or the folder that unpacking makes
   */
  Path place(Path folder) {
    return folder.resolve(archive.map(Archive::folder).orElse(name()));
  }

  /**
   * Where it lies when it is downloaded.
   *
   * @param folder the data set's folder
   * @return a file
   */
  Path downloaded(Path folder) {
    return folder.resolve(name());
  }
}
