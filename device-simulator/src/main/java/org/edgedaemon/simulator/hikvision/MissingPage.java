package org.edgedaemon.simulator.hikvision;

/** How the terminal says that it has no such endpoint. */
public enum MissingPage {
  /** 404 with HTML. */
  HTML_404,
  /** 404 with a ResponseStatus. */
  STATUS_404,
  /** 403 notSupport. */
  NOT_SUPPORT_403,
  /** 200 notSupport, as one firmware does. */
  NOT_SUPPORT_200
}
