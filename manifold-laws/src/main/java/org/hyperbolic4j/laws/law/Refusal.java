package org.hyperbolic4j.laws.law;

import java.util.function.Supplier;

/** What becomes of calls that a contract does not allow. */
public final class Refusal {

  private Refusal() {}

  /**
   * Asks for something that should be refused.
   *
   * @param what what it is
   * @param about what the refusal should name; empty if anything will do
   * @param call asks for it
   * @return a discrepancy of 0 if an IllegalArgumentException says why not, in one line
   */
  public static Discrepancy of(String what, String about, Supplier<?> call) {
    boolean refused = false;
    try {
      Object unused = call.get();
    } catch (IllegalArgumentException e) {
      refused = isLine(e.getMessage()) && e.getMessage().contains(about);
    }
    return Discrepancy.unless("a line refuses " + what, refused);
  }

  /**
   * Says whether a text is one line.
   *
   * @param text the text
   * @return false for none, for blanks and for more
   */
  public static boolean isLine(String text) {
    return text != null && !text.isBlank() && text.lines().count() == 1;
  }
}
