package org.edgedaemon.config;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Key files of service accounts that nobody has. */
final class ServiceAccounts {
  private ServiceAccounts() {}

  static String json() {
    return """
    {"type":"service_account","project_id":"my-project","private_key_id":"key-1",
     "private_key":"-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n",
     "client_email":"daemon@my-project.iam.gserviceaccount.com",
     "token_uri":"https://oauth2.googleapis.com/token"}
    """
        .formatted(key());
  }

  private static String key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return Base64.getEncoder()
          .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
