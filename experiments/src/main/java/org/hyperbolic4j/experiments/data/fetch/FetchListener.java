package org.hyperbolic4j.experiments.data.fetch;

/** Told how far a fetch has come. Called on the thread that fetches. */
public interface FetchListener {

  /** Tells nobody. */
  FetchListener NONE =
      new FetchListener() {
        @Override
        public void progress(String task, long done, long total) {}

        @Override
        public void note(String line) {}
      };

  /**
   * Some bytes more are done.
   *
   * @param task what is being done, for people
   * @param done bytes so far
   * @param total bytes in the end
   */
  void progress(String task, long done, long total);

  /**
   * Something is done, or goes on in another way.
   *
   * @param line for people, one line
   */
  void note(String line);
}
