package org.hyperbolic4j.experiments.data.sheet;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.LabelTree;
import org.hyperbolic4j.nn.checkpoint.AtomicFile;

/**
 * A picture of a data set: the first images of every class under the name of the class, classes
 * with the same ancestor on the coarsest level together under its name.
 */
public final class ContactSheet {

  private static final Color PAPER = new Color(0xFAFAF7);
  private static final Color INK = new Color(0x3A3F4B);
  private static final Color ACCENT = new Color(0x0B6E69);
  private static final int ZOOM = 2;
  private static final int GAP = 3;
  private static final int MARGIN = 18;
  private static final int HEADING_DOT = 3;
  private static final int LABEL_DOT = 2;

  private final ImageSet set;
  private final int across;
  private final int down;
  private final int columns;
  private final List<List<Integer>> chosen;

  private ContactSheet(ImageSet set, int across, int down, int columns) {
    this.set = set;
    this.across = across;
    this.down = down;
    this.columns = columns;
    chosen = firstOfEachClass();
  }

  /**
   * Draws a sheet.
   *
   * @param set the images, of one or three channels
   * @param across images of a class beside each other
   * @param down images of a class below each other
   * @param columns classes beside each other
   * @return the picture
   * @throws IllegalArgumentException if the images have other channels or a count is below 1
   */
  public static BufferedImage draw(ImageSet set, int across, int down, int columns) {
    Thumbnail.requireColours(set.shape());
    if (across < 1 || down < 1 || columns < 1) {
      throw new IllegalArgumentException("a sheet needs at least one image each way");
    }
    return new ContactSheet(set, across, down, columns).draw();
  }

  /**
   * Draws a sheet into a PNG file, which is replaced if it exists.
   *
   * @param set the images, of one or three channels
   * @param across images of a class beside each other
   * @param down images of a class below each other
   * @param columns classes beside each other
   * @param file the file
   * @throws IOException if it cannot be written
   */
  public static void write(ImageSet set, int across, int down, int columns, Path file)
      throws IOException {
    BufferedImage sheet = draw(set, across, down, columns);
    Files.createDirectories(file.toAbsolutePath().getParent());
    AtomicFile.write(file, out -> ImageIO.write(sheet, "png", out));
  }

  private List<List<Integer>> firstOfEachClass() {
    List<List<Integer>> first = new ArrayList<>();
    for (int leaf = 0; leaf < set.classes().leaves().size(); leaf++) {
      first.add(new ArrayList<>());
    }
    for (int image = 0; image < set.size(); image++) {
      List<Integer> ofClass = first.get(set.label(image));
      if (ofClass.size() < across * down) {
        ofClass.add(image);
      }
    }
    return first;
  }

  private BufferedImage draw() {
    LabelTree tree = set.classes();
    boolean grouped = tree.depth() > 1;
    List<List<Integer>> groups = groups(tree, grouped);
    int heading = grouped ? PixelFont.HEIGHT * HEADING_DOT + 12 : 0;
    int rows = groups.stream().mapToInt(group -> (group.size() + columns - 1) / columns).sum();
    int width = 2 * MARGIN + columns * cellWidth() - MARGIN / 2;
    int height = 2 * MARGIN + groups.size() * heading + rows * cellHeight() - MARGIN / 2;
    BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, width, height);
    int y = MARGIN;
    for (int group = 0; group < groups.size(); group++) {
      if (grouped) {
        String name = tree.levels().get(0).nodes().get(group);
        PixelFont.write(graphics, name, MARGIN, y, HEADING_DOT, ACCENT);
        y += heading;
      }
      List<Integer> leaves = groups.get(group);
      for (int i = 0; i < leaves.size(); i++) {
        int x = MARGIN + i % columns * cellWidth();
        drawClass(graphics, leaves.get(i), x, y + i / columns * cellHeight());
      }
      y += (leaves.size() + columns - 1) / columns * cellHeight();
    }
    graphics.dispose();
    return sheet;
  }

  private static List<List<Integer>> groups(LabelTree tree, boolean grouped) {
    List<List<Integer>> groups = new ArrayList<>();
    int count = grouped ? tree.levels().get(0).nodes().size() : 1;
    for (int group = 0; group < count; group++) {
      groups.add(new ArrayList<>());
    }
    for (int leaf = 0; leaf < tree.leaves().size(); leaf++) {
      groups.get(grouped ? tree.ancestor(0, leaf) : 0).add(leaf);
    }
    return groups;
  }

  private int cellWidth() {
    return across * (set.shape().width() * ZOOM + GAP) - GAP + MARGIN / 2;
  }

  private int cellHeight() {
    return PixelFont.HEIGHT * LABEL_DOT
        + 6
        + down * (set.shape().height() * ZOOM + GAP)
        - GAP
        + MARGIN / 2;
  }

  private void drawClass(Graphics2D graphics, int leaf, int x, int y) {
    String name = set.classes().leaves().get(leaf);
    int room = (cellWidth() - MARGIN / 2) / (PixelFont.ADVANCE * LABEL_DOT);
    String label = name.length() <= room ? name : name.substring(0, Math.max(1, room));
    PixelFont.write(graphics, label, x, y, LABEL_DOT, INK);
    int top = y + PixelFont.HEIGHT * LABEL_DOT + 6;
    List<Integer> images = chosen.get(leaf);
    for (int i = 0; i < images.size(); i++) {
      drawImage(
          graphics,
          images.get(i),
          x + i % across * (set.shape().width() * ZOOM + GAP),
          top + i / across * (set.shape().height() * ZOOM + GAP));
    }
  }

  private void drawImage(Graphics2D graphics, int image, int x, int y) {
    BufferedImage picture = Thumbnail.draw(set, image);
    graphics.drawImage(picture, x, y, picture.getWidth() * ZOOM, picture.getHeight() * ZOOM, null);
  }
}
