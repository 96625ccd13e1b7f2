package org.edgedaemon.http;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whose certificates a client takes. */
final class Trust {
  private Trust() {}

  /** Whether the platform's authorities decide. */
  static boolean platform(HttpClientConfig config) {
    return config.caFile() == null && config.pin() == null;
  }

  /**
   * What TLS needs, apart from the peer's name.
   *
   * @throws HttpClientException when the CA file cannot be used
   */
  static SslContext context(HttpClientConfig config) {
    Path caFile = config.caFile();
    try {
      SslContextBuilder builder = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
      if (config.pin() != null) {
        // The certificate itself is known; the name in it says nothing more.
        return builder
            .trustManager(new PinnedCertificate(config.pin()))
            .endpointIdentificationAlgorithm(null)
            .build();
      }
      if (caFile != null) {
        builder.trustManager(readable(caFile).toFile());
      }
      return builder.endpointIdentificationAlgorithm("HTTPS").build();
    } catch (IOException | IllegalArgumentException e) {
      throw new HttpClientException(
          caFile == null
              ? "TLS cannot be used: " + e.getMessage()
              : "CA file " + caFile + " cannot be used: " + e.getMessage(),
          e);
    }
  }

  private static Path readable(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("it does not exist or may not be read");
    }
    return file;
  }
}
