package org.edgedaemon.simulator.hikvision;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import javax.net.ssl.SSLException;

/**
 * A key and a certificate that vouches for itself, of a name that has nothing to do with the
 * address, as terminals make them.
 *
 * <pre>
 * Certificate  SEQ { tbs, algorithm, BIT STRING signature }          RFC 5280, 4.1
 * tbs          SEQ { [0] version 2, serial, algorithm, issuer, SEQ { from, to }, subject, key }
 * </pre>
 */
record SelfSigned(SslContext context, String sha256) {
  private static final byte[] ALGORITHM = hex("300a06082a8648ce3d040302");
  private static final byte[] COMMON_NAME = hex("0603550403");

  static SelfSigned make(String name) {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = keys.generateKeyPair();
      byte[] der = sign(pair, toBeSigned(pair, name));
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      SslContext context = SslContextBuilder.forServer(pair.getPrivate(), certificate).build();
      byte[] print = MessageDigest.getInstance("SHA-256").digest(der);
      return new SelfSigned(context, HexFormat.of().formatHex(print));
    } catch (GeneralSecurityException | SSLException e) {
      throw new IllegalStateException("no certificate can be made", e);
    }
  }

  private static byte[] sign(KeyPair pair, byte[] tbs) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(tbs);
    byte[] bits = join(new byte[] {0}, signature.sign());
    return tagged(0x30, tbs, ALGORITHM, tagged(0x03, bits));
  }

  private static byte[] toBeSigned(KeyPair pair, String name) {
    byte[] number = new byte[8];
    new SecureRandom().nextBytes(number);
    number[0] &= 0x7F;
    byte[] text = tagged(0x0C, name.getBytes(StandardCharsets.UTF_8));
    byte[] subject = tagged(0x30, tagged(0x31, tagged(0x30, COMMON_NAME, text)));
    return tagged(
        0x30,
        tagged(0xA0, tagged(0x02, new byte[] {2})),
        tagged(0x02, number),
        ALGORITHM,
        subject,
        tagged(0x30, time("200101000000Z"), time("491231235959Z")),
        subject,
        pair.getPublic().getEncoded());
  }

  private static byte[] time(String text) {
    return tagged(0x17, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    byte[] value = join(parts);
    int length = value.length;
    byte[] head =
        length < 0x80
            ? new byte[] {(byte) tag, (byte) length}
            : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    return join(head, value);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
