package org.hyperbolic4j.experiments.data.shapetree;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hyperbolic4j.experiments.data.DataException;
import org.hyperbolic4j.experiments.data.ImageSet;
import org.hyperbolic4j.experiments.data.ImageShape;
import org.hyperbolic4j.experiments.data.LabelTree;
import org.hyperbolic4j.experiments.data.RandomStream;
import org.hyperbolic4j.experiments.data.Split;

/**
 * ShapeTree: 32x32 colour images of 27 classes that hang in a tree of three levels. Three families
 * of shapes (round, angular, branched) have three shapes each, and every shape comes plain, striped
 * and spotted. Place, size, angle, colours, background, clutter, occlusion, brightness, contrast
 * and noise vary at random, so pixels alone say little about the class.
 *
 * <p>Image i of a split is a function of the seed, the split and i: the same bits on every machine,
 * whatever else is drawn. The first n images of a split are therefore the same for any number of
 * images asked for. Labels are uniform at random.
 */
public final class ShapeTree {

  /** Images in the training split unless asked otherwise. */
  public static final int DEFAULT_TRAIN = 8_000;

  /** Images in the test split unless asked otherwise. */
  public static final int DEFAULT_TEST = 1_000;

  /** [3, 32, 32]. */
  public static final ImageShape SHAPE = new ImageShape(Canvas.CHANNELS, Canvas.SIDE, Canvas.SIDE);

  /** Images a task of the parallel loop paints. */
  private static final int CHUNK = 32;

  private static final List<String> FAMILIES = List.of("round", "angular", "branched");

  /** A shape, which belongs to the family at a third of its index. */
  private record Kind(String name, Figure figure) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("disc", Figure.DISC),
          new Kind("ring", Figure.RING),
          new Kind("crescent", Figure.CRESCENT),
          new Kind("triangle", Figure.TRIANGLE),
          new Kind("square", Figure.SQUARE),
          new Kind("bar", Figure.BAR),
          new Kind("cross", Figure.CROSS),
          new Kind("tripod", Figure.TRIPOD),
          new Kind("star", Figure.STAR));

  private static final List<Pattern> PATTERNS =
      List.of(Pattern.PLAIN, Pattern.STRIPED, Pattern.SPOTTED);

  private static final int PER_FAMILY = KINDS.size() / FAMILIES.size();
  private static final LabelTree TREE = buildTree();

  private ShapeTree() {}

  private static LabelTree buildTree() {
    List<String> leaves = new ArrayList<>();
    List<Integer> leafParents = new ArrayList<>();
    List<Integer> kindParents = new ArrayList<>();
    for (int kind = 0; kind < KINDS.size(); kind++) {
      kindParents.add(kind / PER_FAMILY);
      for (Pattern pattern : PATTERNS) {
        leaves.add(pattern.label() + " " + KINDS.get(kind).name());
        leafParents.add(kind);
      }
    }
    List<String> kinds = KINDS.stream().map(Kind::name).toList();
    return new LabelTree(
        List.of(
            LabelTree.topLevel("family", FAMILIES),
            new LabelTree.Level("shape", kinds, kindParents),
            new LabelTree.Level("patterned shape", leaves, leafParents)));
  }

  /**
   * The classes: families, shapes, and as leaves shapes with a pattern, such as "striped ring".
   *
   * @return the tree, three levels of 3, 9 and 27 nodes
   */
  public static LabelTree tree() {
    return TREE;
  }

  /**
   * The first images of a split.
   *
   * @param seed the seed
   * @param split {@link Split#TRAIN} or {@link Split#TEST}
   * @param count how many, 1 to 699,050 (2 GB)
   * @return the set
   * @throws DataException if the count is out of range
   * @throws IllegalArgumentException if the split is {@link Split#ALL}
   */
  public static ImageSet images(long seed, Split split, int count) {
    if (count < 1 || count > Integer.MAX_VALUE / SHAPE.length()) {
      throw new DataException(
          "ShapeTree has 1 to %d images a split, not %d"
              .formatted(Integer.MAX_VALUE / SHAPE.length(), count));
    }
    long splitKey = key(split);
    byte[] pixels = new byte[count * SHAPE.length()];
    int[] labels = new int[count];
    IntStream.rangeClosed(0, (count - 1) / CHUNK)
        .parallel()
        .forEach(
            chunk -> {
              int end = Math.min(count, (chunk + 1) * CHUNK);
              for (int image = chunk * CHUNK; image < end; image++) {
                RandomStream random = RandomStream.of(seed, splitKey, image);
                labels[image] = random.below(TREE.leaves().size());
                paint(labels[image], random, pixels, image * SHAPE.length());
              }
            });
    String name = split == Split.TRAIN ? "shapetree/train" : "shapetree/test";
    return ImageSet.wrap(name, SHAPE, pixels, labels, TREE);
  }

  private static long key(Split split) {
    return switch (split) {
      case TRAIN -> 0;
      case TEST -> 1;
      case ALL -> throw new IllegalArgumentException("a split is TRAIN or TEST");
    };
  }

  private static void paint(int leaf, RandomStream random, byte[] target, int at) {
    Figure figure = KINDS.get(leaf / PATTERNS.size()).figure();
    Scene.paint(figure, PATTERNS.get(leaf % PATTERNS.size()), random, target, at);
  }
}
