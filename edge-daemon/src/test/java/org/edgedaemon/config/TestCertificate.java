package org.edgedaemon.config;

/** A certificate authority that signs nothing. */
final class TestCertificate {
  static final String PEM =
      """
      -----BEGIN CERTIFICATE-----
      MIIBiTCCAS+gAwIBAgIUcLbBA1vrP9hi7RDL8nAMlQ6MdQUwCgYIKoZIzj0EAwIw
      GTEXMBUGA1UEAwwOT2ZmaWNlIFRlc3QgQ0EwIBcNMjYxMTIxMTIzNDEyWhgPMjEy
      NjEwMjgxMjM0MTJaMBkxFzAVBgNVBAMMDk9mZmljZSBUZXN0IENBMFkwEwYHKoZI
      zj0CAQYIKoZIzj0DAQcDQgAEDcYnZyETUUyL/hT8k0u06inT6uP7WaDQo/9srax6
      swT6073PbSxi27zGIwBZxXg3Wc1KdM78D7B2yO4IDVbDyqNTMFEwHQYDVR0OBBYE
      FD0FJG8qYMWgtanpAQIbDENRRRVIMB8GA1UdIwQYMBaAFD0FJG8qYMWgtanpAQIb
      DENRRRVIMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgZ/qtgABL
      jvCMydPux2q5n98a6kpDVxkMY7tIv/o8c1wCIQCP16ho6AiiOhmWSJPqpIRuoENy
      wPWMdJitPxMs5DA9gg==
      -----END CERTIFICATE-----
      """;

  private TestCertificate() {}
}
