package org.edgedaemon.device.hikvision.multipart;

/**
 * How much of a stream is borne with, in bytes.
 *
 * @param headers all header lines of one part
 * @param text one JSON or XML part; the only thing that is kept in memory
 * @param skipped one part of any other kind, or what lies between two parts
 */
record MultipartLimits(int headers, int text, int skipped) {
  static final MultipartLimits DEFAULT = new MultipartLimits(8 << 10, 1 << 20, 4 << 20);
}
