package org.edgedaemon.simulator.cloudapi;

/** Where the answer to an upload names the file's address. */
public enum UrlShape {
  /** {@code {"url":…}}. */
  URL("{\"success\":true,\"url\":\"%s\"}"),
  /** {@code {"path":…}}. */
  PATH("{\"path\":\"%s\"}"),
  /** {@code {"data":{"url":…}}}. */
  DATA_URL("{\"success\":true,\"data\":{\"url\":\"%s\"}}"),
  /** {@code {"data":{"path":…}}}. */
  DATA_PATH("{\"data\":{\"id\":1,\"path\":\"%s\"}}"),
  /** Nowhere. */
  NONE("{\"success\":true,\"name\":\"%s\"}");

  private final String form;

  UrlShape(String form) {
    this.form = form;
  }

  String render(String url) {
    return form.formatted(url.replace("\\", "\\\\").replace("\"", "\\\""));
  }
}
