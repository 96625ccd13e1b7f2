package org.edgedaemon.simulator.hikvision;

/** The body of a push. */
public enum PushForm {
  /** Multipart whose event part has no Content-Type. */
  MULTIPART_BARE,
  /** Multipart whose event part says application/json. */
  MULTIPART_TYPED,
  /** application/json. */
  JSON,
  /** application/xml. */
  XML
}
