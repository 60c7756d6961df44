package org.hyperbolic4j.experiments.data.shapetree;

import org.hyperbolic4j.experiments.data.RandomStream;

/**
 * Paints one image: a cloudy background, small clutter behind, the figure with its pattern, often a
 * thin bar in front of it, and a camera with its own brightness, contrast and noise. Everything but
 * figure and pattern is random and says nothing about the class.
 */
final class Scene {

  private static final double MIDDLE = Canvas.SIDE / 2.0;
  private static final double CONTRAST = 0.16;

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
    Colour background = Colour.random(random);
    scene.background(background);
    scene.clutter();
    scene.figure(figure, pattern, background);
    scene.canvas.expose(
        random,
        random.between(0.7, 1.15),
        random.between(-0.1, 0.1),
        random.between(0, 0.16),
        target,
        at);
  }

  private void background(Colour colour) {
    Colour other = colour.mix(Colour.random(random), random.between(0.1, 0.4));
    canvas.fill(colour, other, new Clouds(random));
  }

  private void clutter() {
    int pieces = 2 + random.below(4);
    for (int piece = 0; piece < pieces; piece++) {
      Figure figure = random.chance(0.5) ? Figure.DISC : Figure.BAR;
      double x = random.between(0, Canvas.SIDE);
      double y = random.between(0, Canvas.SIDE);
      Pose pose = Pose.turned(random, x, y, random.between(1.2, 3.4), 1);
      Colour colour = Colour.random(random);
      canvas.paint(figure, pose, colour, colour, (px, py) -> 0);
    }
  }

  private void figure(Figure figure, Pattern pattern, Colour background) {
    double scale = random.between(9, 13);
    double reach = 4.5;
    double x = MIDDLE + random.between(-reach, reach);
    double y = MIDDLE + random.between(-reach, reach);
    Pose pose = Pose.turned(random, x, y, scale, random.between(0.92, 1.09));
    Colour first = Colour.unlike(random, CONTRAST, background);
    Colour second = Colour.unlike(random, CONTRAST, background, first);
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
    if (random.chance(0.4)) {
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
