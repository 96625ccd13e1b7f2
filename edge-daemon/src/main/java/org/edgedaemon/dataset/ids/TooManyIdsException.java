package org.edgedaemon.dataset.ids;

/** More ids than the memory was given for. */
public final class TooManyIdsException extends RuntimeException {
  TooManyIdsException(long limit) {
    super("there are more than " + limit + " ids, which is what fits into this daemon's memory");
  }
}
