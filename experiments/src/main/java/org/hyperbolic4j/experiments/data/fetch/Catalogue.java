package org.hyperbolic4j.experiments.data.fetch;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.hyperbolic4j.experiments.BadInputException;

/**
 * The data sets that can be fetched.
 *
 * @param sets the data sets
 */
public record Catalogue(List<RemoteSet> sets) {

  private static final String RESOURCE = "catalogue.json";

  /**
   * Keeps the sets as they are now.
   *
   * @param sets the data sets
   */
  public Catalogue {
    sets = List.copyOf(sets);
  }

  /**
   * The sets at their authors' addresses. {@code catalogue.json} says of each whose checksums it
   * states.
   *
   * @return the catalogue
   */
  public static Catalogue standard() {
    JsonMapper json =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
    try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
      return new Catalogue(json.readValue(in, new TypeReference<List<RemoteSet>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The set of a name.
   *
   * @param name such as {@code cifar10}
   * @return the set
   * @throws BadInputException if there is none, with the names there are
   */
  public RemoteSet find(String name) {
    return sets.stream()
        .filter(set -> set.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "cannot fetch a data set '%s'; there are %s"
                        .formatted(
                            name,
                            sets.stream().map(RemoteSet::name).collect(Collectors.joining(", ")))));
  }
}
