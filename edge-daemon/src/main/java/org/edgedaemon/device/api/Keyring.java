package org.edgedaemon.device.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import org.edgedaemon.http.RequestRate;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a listener. Digests are compared, each one whole and all of them whichever fits, so
 * that no time tells how near a guess was. Immutable.
 */
final class Keyring {
  private static final class Key {
    private final byte[] digest;
    private final Caller caller;

    Key(byte[] digest, Caller caller) {
      this.digest = digest;
      this.caller = caller;
    }

    boolean fits(byte[] guess) {
      return MessageDigest.isEqual(digest, guess);
    }
  }

  private final List<Key> keys = new ArrayList<>();

  /**
   * @throws IllegalArgumentException when two tokens are the same: nobody could tell whose a call
   *     is
   */
  Keyring(Collection<ApiDevice> devices, LongSupplier nanoTime) {
    for (ApiDevice device : devices) {
      for (ApiToken token : device.config().tokens()) {
        RequestRate rate = new RequestRate(device.config().ratePerSecond(), nanoTime);
        add(digest(token.token().reveal()), new Caller(device, token, rate));
      }
    }
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  @Nullable Caller owner(String token) {
    byte[] guess = digest(token);
    Caller owner = null;
    for (Key key : keys) {
      if (key.fits(guess)) {
        owner = key.caller;
      }
    }
    return owner;
  }

  private void add(byte[] digest, Caller caller) {
    for (Key key : keys) {
      if (key.fits(digest)) {
        throw new IllegalArgumentException(
            "token '%s' of device %s is the same as token '%s' of device %s: make another"
                .formatted(
                    caller.token().name(),
                    caller.device().id(),
                    key.caller.token().name(),
                    key.caller.device().id()));
      }
    }
    keys.add(new Key(digest, caller));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
