package org.hyperbolic4j.experiments.data.fetch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A data set that can be fetched.
 *
 * @param name what it is called on the command line
 * @param title what people call it
 * @param page where its authors describe it
 * @param licence under what terms
 * @param citation what to cite
 * @param usage options that load it, {@code {}} for its folder
 * @param checksums who says what its files' checksums are
 * @param files its files, at least one
 */
public record RemoteSet(
    String name,
    String title,
    String page,
    String licence,
    String citation,
    String usage,
    String checksums,
    List<RemoteFile> files) {

  /** How much of a set a folder has. */
  public enum Presence {
    /** Nothing. */
    NONE,
    /** Some files, or the beginning of one. */
    PARTLY,
    /** Every file, or what is unpacked from it. */
    COMPLETE
  }

  /**
   * Keeps the files as they are now.
   *
   * @param name what it is called on the command line
   * @param title what people call it
   * @param page where its authors describe it
   * @param licence under what terms
   * @param citation what to cite
   * @param usage options that load it, {@code {}} for its folder
   * @param checksums who says what its files' checksums are
   * @param files its files, at least one
   */
  public RemoteSet {
    files = List.copyOf(files);
  }

  /**
   * Options that load the set.
   *
   * @param folder where it is
   * @return such as {@code --data cifar10 --data-dir data/cifar10}
   */
  public String usage(Path folder) {
    return usage.replace("{}", folder.toString());
  }

  /**
   * How much of the set is there; content is not looked at.
   *
   * @param folder where it would be
   * @return how much
   */
  public Presence presence(Path folder) {
    if (files.stream().allMatch(file -> Files.exists(file.place(folder)))) {
      return Presence.COMPLETE;
    }
    boolean begun =
        files.stream()
            .anyMatch(
                file ->
                    Files.exists(file.place(folder))
                        || Files.exists(file.downloaded(folder))
                        || Files.exists(PartFile.of(file.downloaded(folder))));
    return begun ? Presence.PARTLY : Presence.NONE;
  }
}
