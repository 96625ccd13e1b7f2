package org.edgedaemon.simulator.hikvision;

/** A way to log in that a 401 offers. */
public enum Challenge {
  MD5("MD5", "MD5"),
  MD5_SESS("MD5-sess", "MD5"),
  SHA_256("SHA-256", "SHA-256"),
  BASIC("", "");

  final String algorithm;
  final String hash;

  Challenge(String algorithm, String hash) {
    this.algorithm = algorithm;
    this.hash = hash;
  }

  boolean digest() {
    return this != BASIC;
  }
}
