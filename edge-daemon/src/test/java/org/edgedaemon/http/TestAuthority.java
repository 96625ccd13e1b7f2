package org.edgedaemon.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed certificate for 127.0.0.1, made by the platform's own tool, and its PEM file. */
public final class TestAuthority {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final KeyStore keys;
  private final Path pem;

  private TestAuthority(KeyStore keys, Path pem) {
    this.keys = keys;
    this.pem = pem;
  }

  /** Makes one for this name or address, for example {@code ip:127.0.0.1}. */
  public static TestAuthority in(Path directory, String subject) throws Exception {
    Path store = directory.resolve(subject.replace(':', '-') + ".p12");
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-validity",
                "30",
                "-ext",
                "san=" + subject,
                "-ext",
                "bc:c",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
      throw new IOException("keytool failed");
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    Path pem = directory.resolve(store.getFileName() + ".pem");
    String text = Base64.getMimeEncoder().encodeToString(keys.getCertificate("a").getEncoded());
    Files.writeString(
        pem, "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    return new TestAuthority(keys, pem);
  }

  public Path pem() {
    return pem;
  }

  /** SHA-256 of the certificate, in hex. */
  public String fingerprint() throws GeneralSecurityException {
    byte[] der = keys.getCertificate("a").getEncoded();
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
  }

  /** A listener on loopback that shows this certificate. */
  public ServerSocket listener() throws GeneralSecurityException, IOException {
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }
}
