package org.edgedaemon.replica.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import org.edgedaemon.replica.RowId;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts one value so that the same value of the same field gives the same text: both sides
 * compare rows by their values, and a fresh nonce each time would make every look a change.
 *
 * <pre>
 *   "sealed:1:" Base64url( nonce[12] AES-256-GCM(JSON of the value) tag[16] )
 *   place = table 0 column 0 row key          also authenticated: a value moved elsewhere is refused
 *   nonce = HMAC-SHA-256(place 0 JSON of the value), its first 12 bytes
 * </pre>
 *
 * What the master can learn: the length of a value, whether it is null, and that a field has a
 * value which it had before.
 */
final class Seal {
  private static final String PREFIX = "sealed:1:";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final SealKey key;

  Seal(SealKey key) {
    this.key = key;
  }

  static boolean isSealed(@Nullable JsonNode value) {
    return value != null && value.isTextual() && value.textValue().startsWith(PREFIX);
  }

  JsonNode seal(RowId row, String column, JsonNode value) {
    try {
      byte[] plain = MAPPER.writeValueAsBytes(value);
      byte[] place = place(row, column);
      byte[] nonce = nonce(place, plain);
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(plain);
      byte[] all = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
      return TextNode.valueOf(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    } catch (GeneralSecurityException | JsonProcessingException e) {
      throw new IllegalStateException("a value can always be encrypted", e);
    }
  }

  /** The value; null when it was encrypted with another key, or for another place. */
  @Nullable JsonNode open(RowId row, String column, JsonNode sealed) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(sealed.textValue().substring(PREFIX.length()));
      if (all.length <= NONCE) {
        return null;
      }
      byte[] nonce = Arrays.copyOf(all, NONCE);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, place(row, column));
      byte[] plain = cipher.doFinal(all, NONCE, all.length - NONCE);
      return MAPPER.readTree(new String(plain, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException | JsonProcessingException e) {
      // The caller says which row it is, and refuses it.
      return null;
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key.cipher(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place);
    return cipher;
  }

  private byte[] nonce(byte[] place, byte[] plain) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(SealKey.MAC);
    mac.init(key.nonces());
    mac.update(place);
    mac.update((byte) 0);
    return Arrays.copyOf(mac.doFinal(plain), NONCE);
  }

  private static byte[] place(RowId row, String column) {
    String text = row.table() + "\0" + column + "\0" + row.key();
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
