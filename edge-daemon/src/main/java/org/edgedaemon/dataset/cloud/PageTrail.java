package org.edgedaemon.dataset.cloud;

import java.net.URI;

/**
 * Counts pages and notices when they go round, with the memory of one address (Brent's way): the
 * address remembered is renewed at every power of two, so a circle is met within a few rounds.
 */
final class PageTrail {
  private final int most;
  private URI remembered;
  private int pages = 1;
  private int renewAt = 2;

  /**
   * @param first page of the list
   * @param most pages of one list
   */
  PageTrail(URI first, int most) {
    this.remembered = first;
    this.most = most;
  }

  /**
   * Goes on to another page.
   *
   * @throws WrongAnswerException when there are too many, or the same one comes again
   */
  void follow(URI next) throws WrongAnswerException {
    if (next.equals(remembered)) {
      throw new WrongAnswerException("its pages go round: one links to a page before it");
    }
    pages++;
    if (pages > most) {
      throw new WrongAnswerException("it has more than " + most + " pages");
    }
    if (pages == renewAt) {
      remembered = next;
      renewAt *= 2;
    }
  }
}
