package org.edgedaemon.destination.firebase.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Against a vector that OpenSSL has verified; the key is thrown away. */
class AssertionTest {
  private static final String KEY =
      """
        MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCeGhLvSVU8DFTt8XvnM1ljdG4YnyWK\
        Nda+yEylDxjpOqNrzsT5Dv/LeMakw4IYi6boNie2C36cPh8Bi/sQNZI3yYpkNIiuUZkdqOLq6CPa4xc9\
        +5tJu/sZ1udNwMsVB6OFt/lQVH/tge9+v0P5Hxvi5xzW8jDAY8Kh0tKwew3KwB/E7PyBe1zk+sY7wreT\
        DAC9f8GR7s7Wwx+KJCuaDCohellXvldr/QB8q2jn6E8GBQv7UOx3AwTBhf6m9BWBK9jyW0Y7Fj8extye\
        8HFnKERSgwvN7V3FuSgdQ5YZvFrCN32EZpygSIQ/pyLkE1ijEgV3X2GYIlJgFmWuF14ALEGDAgMBAAEC\
        ggEACIvDQ0D1BQJrotL/Tg+GAOy9uMH9fvuLCJP+JJvszkqXo8+w8P+BDygPoL9arGX8Fyg6PEphxSNM\
        fMJqx0UGCtLvkpwOWVHa03IaFfWHXqEQ1A5iJfmtyIdHyHmn4JKhoaxAozl2EsoHvpOrIm+ui7TPZ8T+\
        op+h2SpyrgxwwelL3ddjSxgMn2JOJFKEWek1pWmWTq+MefMhRolyOkCD7fVFsN1KaE6REi40HnBKMKS+\
        2c9cBfZWRi71WHigxyN+BBFSnvB3xCi8lKxdBw1w+JLbMWEvdP1eUuFIFsgsBTAJAhpi6UlYj1oQJV9I\
        zhqAF+hx3Jauu/Wnje/7z9/vVQKBgQDZVrjmA23GazHbeUnfv6K378HbQS+oSEdzmQJnLTC3218vfT5f\
        xOy6rb489tL1C2IHDUS5e4OV/R3gZGtZxX68+JAdw+HHzjb2i6PwunC4KKbyb8WN12wp6PA2ApTEZEzW\
        LBv78O6Tzgzn4Bc/RnaD6EbDJDsdeu3CsZrmTYannwKBgQC6Ocrumm24oDw26wmdOU0PhkpnXJKNGelR\
        auIL2F7ZCX89f/Plwoa5c32uQxM12ee+d5bsrl1XrU0Wv9gZTCa4f4hDSxSeSuzZy/obCh9IYKY9/UGo\
        rZmJFJf1GNWCG0ixYTlRr7ruMHJEmGw9+OUz2B4XdWrjC1vobTenJnhrnQKBgBS6CoQVC6EClAykMoFe\
        GzyDZu9r9gmMaxQBIZOJYb4G87rprMshUpoy+5OAznmEDmMxxr4Ro2jobLL7oKk9BmsrIUNVbPDLH76/\
        bnEEtr85UUKJmkN+qdgNWOstr9ZS4mkCZ+DNB1OdMOnkGxNzutW1jxoJGIIlOQt6OJWCCzdtAoGAXHDb\
        v12BIajIuyoo95a+Hfq3bF+Tj99Q5k18MA0T6ADC3LBrTZ4mamBd/ubk3lJwqyeKD6ruQtuP7L8GcmhO\
        wD7uURkv/vOKZwLOACYiKTdwzkytDyI9mMJUPCI7uf35M7PjVB07WYlK76oJ8Slf/UBGj7aFfHbjBJlS\
        ivKZzDECgYEAt2/DBoPyHY4p8xKeXT3+GMdFgNHK3EAuf3KBoWr1wchJzTdtL+5TAMKLKLLa+JJa61OO\
        X7j2J0qj3lKMee7b4XtqKwyJjrYhNftOO2k+0PIB8+w9KAVNzChoQXqoG7ZzIb79XCpckUZBhfEVczrD\
        kGjuKRlJph8vtHD4fVMx6Ik=""";
  private static final String SIGNATURE =
      """
        k4CkqLaIeS-NTfcTmAEG_YsEDszGuWrRZF-NKgsWXp6hGmlMs8eijGLWndfKIwDyp3pp1c4G6sKLvJuE\
        -GaaxkvFnSUDH6VvVLF4cDjNiSfiqvOQoStSavvr11a9rTLiSnwrQzng-wn6i23-u292QbrO5K_9GU2Z\
        utS3i3x_Jh0beXjoPVSH37RAsS2bnfCfH1WOiWeElxMh5cI86Ii1XVDTI5flbP7GMf3BVRh8VhU0tERf\
        lnuvYychzUkRmzQWY817hDYHkFIyjHQASPgtFV6FJbL4OLvtSTnMo5IDm0nuSQOCNk5NSoIbhe1dtOpu\
        6KpAlK7GEYq0mImlxKVBNQ""";

  private static final String SCOPE = "https://www.googleapis.com/auth/datastore";

  @Test
  void theVectorIsMetToTheLastBit() throws Exception {
    String jwt = Assertion.sign(account(), SCOPE, Instant.ofEpochSecond(1_790_000_000));

    String[] parts = jwt.split("\\.");
    assertThat(decoded(parts[0]))
        .isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"test-key-1\"}");
    assertThat(decoded(parts[1]))
        .isEqualTo(
            "{\"iss\":\"edge-agent@demo-project.iam.gserviceaccount.com\",\"scope\":\""
                + SCOPE
                + "\",\"aud\":\"https://oauth2.googleapis.com/token\",\"iat\":1790000000,"
                + "\"exp\":1790003600}");
    assertThat(parts[2]).isEqualTo(SIGNATURE);
    assertThat(sha256(parts[0] + "." + parts[1]))
        .isEqualTo("9fa9a9728c4d4f7d2ad3da3b1e303972b07f4bb493fd465f60423e7602adc883");
    assertThat(sha256(jwt))
        .isEqualTo("8fda21dc4a7b4ae883497cffe6064fd5228ea8f21bf2f613d819f08713970e37");
  }

  private static ServiceAccount account() {
    return ServiceAccount.parse(
        """
        {"type":"service_account","project_id":"demo-project","private_key_id":"test-key-1",
        "private_key":"-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n",
        "client_email":"edge-agent@demo-project.iam.gserviceaccount.com",
        "token_uri":"https://oauth2.googleapis.com/token"}"""
            .formatted(KEY));
  }

  private static String decoded(String base64) {
    return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
