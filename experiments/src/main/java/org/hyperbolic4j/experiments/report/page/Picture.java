package org.hyperbolic4j.experiments.report.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.hyperbolic4j.experiments.figure.Figure;
import org.hyperbolic4j.experiments.figure.FigureFile;
import org.hyperbolic4j.nn.checkpoint.AtomicFile;

/** A figure, drawn once: what it was drawn from need not be kept. */
public final class Picture {

  private final String name;
  private final String caption;
  private final boolean wide;
  private final byte[] svg;
  private final byte[] png;

  private Picture(String name, String caption, boolean wide, byte[] svg, byte[] png) {
    this.name = name;
    this.caption = caption;
    this.wide = wide;
    this.svg = svg;
    this.png = png;
  }

  /**
   * Draws a figure.
   *
   * @param name name of its files, without an extension; unlike any other on the page
   * @param caption what it shows
   * @param figure the figure
   * @return the picture
   */
  public static Picture of(String name, String caption, Figure figure) {
    return new Picture(
        name,
        caption,
        false,
        bytes(out -> FigureFile.svg(figure, out)),
        bytes(out -> FigureFile.png(figure, out)));
  }

  /**
   * The same as one that is scrolled, not shrunk, where there is little room.
   *
   * @return the picture
   */
  public Picture scrolled() {
    return new Picture(name, caption, true, svg, png);
  }

  private static byte[] bytes(AtomicFile.Content content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * What it shows.
   *
   * @return one sentence
   */
  public String caption() {
    return caption;
  }

  /**
   * Name of its files.
   *
   * @return the name without an extension
   */
  public String name() {
    return name;
  }

  /**
   * Says whether it is scrolled where there is little room.
   *
   * @return true if so
   */
  public boolean wide() {
    return wide;
  }

  /**
   * The figure as part of a page.
   *
   * @return an SVG element
   */
  public String inline() {
    return InlineSvg.of(svg, name);
  }

  /** Writes it as SVG and as PNG. */
  void write(Path folder) throws IOException {
    AtomicFile.write(folder.resolve(name + ".svg"), out -> out.write(svg));
    AtomicFile.write(folder.resolve(name + ".png"), out -> out.write(png));
  }
}
