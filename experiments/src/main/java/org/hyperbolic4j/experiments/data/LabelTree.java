package org.hyperbolic4j.experiments.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The tree in which the classes of a data set hang. Level 0 is the coarsest below the root, the
 * last level holds the leaves; a label is the number of a leaf. A data set without a hierarchy has
 * one level. Nodes are numbered from 0 within their level.
 */
public final class LabelTree {

  /**
   * A level of the tree.
   *
   * @param name what the nodes of the level are, such as "superclass"
   * @param nodes the names of its nodes, in the order of their numbers
   * @param parents for every node the number of its parent one level up; all 0 on level 0
   */
  public record Level(String name, List<String> nodes, List<Integer> parents) {

    /**
     * Checks and copies.
     *
     * @param name what the nodes of the level are, such as "superclass"
     * @param nodes the names of its nodes, in the order of their numbers
     * @param parents for every node the number of its parent one level up; all 0 on level 0
     * @throws IllegalArgumentException if there are no nodes, a name comes twice, or nodes and
     *     parents differ in number
     */
    public Level {
      Objects.requireNonNull(name, "name");
      nodes = List.copyOf(nodes);
      parents = List.copyOf(parents);
      if (nodes.isEmpty()) {
        throw new IllegalArgumentException("level " + name + " has no nodes");
      }
      if (nodes.size() != parents.size()) {
        throw new IllegalArgumentException(
            "level %s has %d nodes and %d parents".formatted(name, nodes.size(), parents.size()));
      }
      Set<String> seen = new HashSet<>();
      for (String node : nodes) {
        if (!seen.add(node)) {
          throw new IllegalArgumentException(
              "level %s has two nodes called %s".formatted(name, node));
        }
      }
    }
  }

  private final List<Level> levels;
  private final int[][] ancestors;

  /**
   * A tree from its levels.
   *
   * @param levels the levels, coarsest first, at least one
   * @throws IllegalArgumentException if there is none, a parent does not exist, or a node above the
   *     leaves has no child
   */
  public LabelTree(List<Level> levels) {
    this.levels = List.copyOf(levels);
    if (this.levels.isEmpty()) {
      throw new IllegalArgumentException("a tree of labels needs a level");
    }
    int above = 1;
    for (Level level : this.levels) {
      checkParents(level, above);
      above = level.nodes().size();
    }
    ancestors = new int[this.levels.size()][];
    int[] path = new int[above];
    Arrays.setAll(path, leaf -> leaf);
    for (int depth = this.levels.size() - 1; depth >= 0; depth--) {
      ancestors[depth] = path.clone();
      List<Integer> parents = this.levels.get(depth).parents();
      Arrays.setAll(path, leaf -> parents.get(path[leaf]));
    }
  }

  private static void checkParents(Level level, int above) {
    boolean[] hasChild = new boolean[above];
    for (int parent : level.parents()) {
      if (parent < 0 || parent >= above) {
        throw new IllegalArgumentException(
            "level %s names the parent %d of %d".formatted(level.name(), parent, above));
      }
      hasChild[parent] = true;
    }
    for (int node = 0; node < above; node++) {
      if (!hasChild[node]) {
        throw new IllegalArgumentException(
            "level %s has no child for the parent %d".formatted(level.name(), node));
      }
    }
  }

  /**
   * A tree of one level.
   *
   * @param names the names of the classes
   * @return the tree
   */
  public static LabelTree flat(List<String> names) {
    return new LabelTree(List.of(topLevel("class", names)));
  }

  /**
   * A level whose nodes hang at the root.
   *
   * @param name what its nodes are
   * @param nodes their names
   * @return the level
   */
  public static Level topLevel(String name, List<String> nodes) {
    return new Level(name, nodes, Collections.nCopies(nodes.size(), 0));
  }

  /**
   * The levels.
   *
   * @return coarsest first
   */
  public List<Level> levels() {
    return levels;
  }

  /**
   * How many levels there are below the root.
   *
   * @return at least 1
   */
  public int depth() {
    return levels.size();
  }

  /**
   * The names of the classes.
   *
   * @return one for every label
   */
  public List<String> leaves() {
    return levels.get(levels.size() - 1).nodes();
  }

  /**
   * The node above a leaf.
   *
   * @param level 0 for the coarsest level, {@code depth() - 1} for the leaf itself
   * @param leaf the label
   * @return the number of the node within its level
   */
  public int ancestor(int level, int leaf) {
    return ancestors[level][leaf];
  }

  /**
   * Labels one level, such as the 20 superclasses of CIFAR-100, sees instead of the leaves.
   *
   * @param level 0 for the coarsest level
   * @param labels labels of leaves
   * @return for every label the number of the node above it
   */
  public int[] ancestors(int level, int[] labels) {
    return Arrays.stream(labels).map(label -> ancestor(level, label)).toArray();
  }

  /**
   * Edges on the path between two leaves.
   *
   * @param a a label
   * @param b a label
   * @return 0 for the same leaf, 2 for siblings, at most twice the depth
   */
  public int distance(int a, int b) {
    int common = 0;
    while (common < depth() && ancestor(common, a) == ancestor(common, b)) {
      common++;
    }
    return 2 * (depth() - common);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelTree tree && levels.equals(tree.levels);
  }

  @Override
  public int hashCode() {
    return levels.hashCode();
  }

  @Override
  public String toString() {
    return "LabelTree"
        + levels.stream().map(level -> level.nodes().size() + " " + level.name()).toList();
  }
}
