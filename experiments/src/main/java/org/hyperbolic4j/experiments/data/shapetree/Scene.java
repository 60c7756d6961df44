package org.hyperbolic4j.experiments.data.shapetree;

import org.hyperbolic4j.experiments.data.RandomStream;

/**
 * Paints one image: a cloudy background, small clutter behind, the figure with its pattern, often a
 * thin bar in front of it, and a camera with its own brightness, contrast and noise. Everything but
 * figure and pattern is random and says nothing about the class.
 */
final class Scene {

  private static final double MIDDLE = Canvas.SIDE / 2.0;

  // Lightness: figures stand out from what is behind them, and their patterns from both.
  private static final double BEHIND = 0.4;
  private static final double PATTERN = 0.55;
  private static final double FIGURE = 0.68;

  private final RandomStream random;
  private final Canvas canvas = new Canvas();

  private Scene(RandomStream random) {
    this.random = random;
  }

  /**
   * Paints an image.
   *
   * @param figure what it shows
   * @param pattern what that is filled with
   * @param random the image's own stream
   * @param target gets the values [3, 32, 32]
   * @param at where in the target they begin
   */
  static void paint(Figure figure, Pattern pattern, RandomStream random, byte[] target, int at) {
    Scene scene = new Scene(random);
    scene.background(Colour.within(random, 0, BEHIND));
    scene.clutter();
    scene.figure(figure, pattern);
    scene.canvas.expose(
        random,
        random.between(0.7, 1.15),
        random.between(-0.1, 0.1),
        random.between(0, 0.1),
        target,
        at);
  }

  private void background(Colour colour) {
    Colour other = colour.mix(Colour.within(random, 0, PATTERN), random.between(0.1, 0.4));
    canvas.fill(colour, other, new Clouds(random));
  }

  private void clutter() {
    int pieces = 1 + random.below(3);
    for (int piece = 0; piece < pieces; piece++) {
      Figure figure = random.chance(0.5) ? Figure.DISC : Figure.BAR;
      double x = random.between(0, Canvas.SIDE);
      double y = random.between(0, Canvas.SIDE);
      Pose pose = Pose.turned(random, x, y, random.between(1.2, 3.4), 1);
      Colour colour = Colour.within(random, 0, PATTERN);
      canvas.paint(figure, pose, colour, colour, (px, py) -> 0);
    }
  }

  private void figure(Figure figure, Pattern pattern) {
    double scale = random.between(9, 13);
    double reach = 4.5;
    double x = MIDDLE + random.between(-reach, reach);
    double y = MIDDLE + random.between(-reach, reach);
    Pose pose = Pose.turned(random, x, y, scale, random.between(0.92, 1.09));
    Colour first = Colour.within(random, FIGURE, 1);
    Colour second = Colour.within(random, BEHIND, PATTERN);
    double period = Pattern.PERIOD * random.between(0.85, 1.15);
    double shiftX = random.between(0, Canvas.SIDE);
    double shiftY = random.between(0, Canvas.SIDE);
    Pose grain = Pose.turned(random, shiftX, shiftY, period, 1);
    canvas.paint(
        figure,
        pose,
        first,
        second,
        (px, py) -> pattern.second(grain.ownX(px, py), grain.ownY(px, py)));
    if (random.chance(0.25)) {
      occlude(pose);
    }
  }

  private void occlude(Pose pose) {
    double x = pose.x() + random.between(-0.8, 0.8) * pose.scale();
    double y = pose.y() + random.between(-0.8, 0.8) * pose.scale();
    double halfWidth = random.between(0.7, 1.5);
    Pose across = Pose.turned(random, x, y, 1, 1);
    canvas.paint(
        (px, py) -> Canvas.coverage(Math.abs(across.ownY(px, py)) - halfWidth, 1),
        Colour.random(random));
  }
}
