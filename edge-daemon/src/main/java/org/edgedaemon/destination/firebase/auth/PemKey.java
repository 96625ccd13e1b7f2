package org.edgedaemon.destination.firebase.auth;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * The private key of a key file: PKCS#8 in PEM.
 *
 * <pre>
 * -----BEGIN PRIVATE KEY-----
 * base64, in lines
 * -----END PRIVATE KEY-----
 * </pre>
 */
final class PemKey {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private PemKey() {}

  static PrivateKey read(String pem) {
    int from = pem.indexOf(BEGIN);
    int to = pem.indexOf(END);
    if (from < 0 || to < from) {
      throw new CredentialsException("its private_key is no PKCS#8 key in PEM");
    }
    String base64 = pem.substring(from + BEGIN.length(), to).replaceAll("\\s", "");
    try {
      PKCS8EncodedKeySpec der = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
      return KeyFactory.getInstance("RSA").generatePrivate(der);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new CredentialsException("its private_key is damaged, or not of RSA");
    }
  }
}
