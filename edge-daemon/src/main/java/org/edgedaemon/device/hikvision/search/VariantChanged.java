package org.edgedaemon.device.hikvision.search;

/** The terminal does not take the request as it is; another form was chosen, so begin anew. */
final class VariantChanged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VariantChanged(String message) {
    super(message, null, false, false);
  }
}
