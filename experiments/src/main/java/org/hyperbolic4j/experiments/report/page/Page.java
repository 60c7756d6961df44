package org.hyperbolic4j.experiments.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hyperbolic4j.nn.checkpoint.AtomicFile;

/**
 * An HTML page with all that it needs in it. Whatever it says is escaped; only figures, which are
 * drawn here, go in as they are.
 *
 * @param title its title
 * @param lead what is below the title
 * @param sections its sections
 * @param foot what is at its end
 */
public record Page(String title, String lead, List<Section> sections, String foot) {

  /** Name of the page's file. */
  public static final String FILE = "index.html";

  private static final Mustache TEMPLATE =
      new DefaultMustacheFactory("org/hyperbolic4j/experiments/report/page")
          .compile("page.mustache");

  /**
   * Copies the sections.
   *
   * @param title its title
   * @param lead what is below the title
   * @param sections its sections
   * @param foot what is at its end
   */
  public Page {
    sections = List.copyOf(sections);
  }

  /** A section with the name that links to it have. */
  record Numbered(String anchor, String heading, List<Block> blocks) {}

  /** The sections, for the template. */
  List<Numbered> numbered() {
    List<Numbered> numbered = new ArrayList<>();
    for (Section section : sections) {
      numbered.add(
          new Numbered("section-" + (numbered.size() + 1), section.heading(), section.blocks()));
    }
    return numbered;
  }

  /**
   * Writes the figures as files of their own, and then the page. Each is written whole or not at
   * all.
   *
   * @param folder where; must exist
   * @return the page's file
   * @throws IOException if that fails
   */
  public Path write(Path folder) throws IOException {
    for (Section section : sections) {
      for (Block block : section.blocks()) {
        if (block.gallery() != null) {
          for (Picture picture : block.gallery().pictures()) {
            picture.write(folder);
          }
        }
      }
    }
    StringWriter html = new StringWriter();
    TEMPLATE.execute(html, this).flush();
    Path file = folder.resolve(FILE);
    AtomicFile.write(file, out -> out.write(html.toString().getBytes(UTF_8)));
    return file;
  }
}
