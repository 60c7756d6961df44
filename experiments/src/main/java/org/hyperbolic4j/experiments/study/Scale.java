package org.hyperbolic4j.experiments.study;

/** How much of a study is run. */
public enum Scale {
  /** Seconds to minutes, on images that need no files: whether everything works. */
  SMOKE,
  /** Minutes to hours on real images, on a laptop: whether the effect is there. */
  SMALL,
  /** The paper's own budget. */
  PAPER
}
