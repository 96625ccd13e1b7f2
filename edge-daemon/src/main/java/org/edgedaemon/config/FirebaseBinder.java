package org.edgedaemon.config;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.edgedaemon.destination.firebase.FieldNames;
import org.edgedaemon.destination.firebase.FirebaseCredentials;
import org.edgedaemon.destination.firebase.FirebaseLayout;
import org.edgedaemon.destination.firebase.auth.CredentialsException;
import org.edgedaemon.destination.firebase.auth.PeerAddress;
import org.edgedaemon.destination.firebase.auth.ServiceAccount;
import org.edgedaemon.entry.EntryKind;
import org.jspecify.annotations.Nullable;

/** What the kinds of Firebase have in common. */
final class FirebaseBinder {
  private static final Map<String, EntryKind> KINDS =
      Map.of(
          "marks", EntryKind.MARK,
          "students", EntryKind.STUDENT,
          "punches", EntryKind.PUNCH,
          "recognitions", EntryKind.RECOGNITION);

  /** Where what cannot be bound is sent; never called. */
  static final URI NOWHERE = URI.create("http://127.0.0.1:9");

  static final Function<String, Parsed<Duration>> TIMEOUT =
      Quantities.duration(Duration.ofSeconds(1), Duration.ofMinutes(10));

  private FirebaseBinder() {}

  /** The account of {@code credentials_file}; null when there is none, or when it is bad. */
  static @Nullable ServiceAccount account(Section section) {
    return section.<ServiceAccount>optional(
        "credentials_file", text -> account(section.around(), text));
  }

  private static Parsed<ServiceAccount> account(Surroundings around, String text) {
    try {
      Path file = around.resolve(text);
      return Parsed.good(ServiceAccount.read(file));
    } catch (InvalidPathException e) {
      return new Parsed.Bad<>("is not a path", false);
    } catch (CredentialsException e) {
      return new Parsed.Bad<>(
          e.getMessage()
              + "; it is the JSON file that the Firebase console makes for a service"
              + " account",
          false);
    }
  }

  /** Where a variable of the environment says an emulator is; null when none does. */
  static @Nullable URI emulator(Section section, String variable) {
    String value = section.around().environment().apply(variable);
    if (value == null || value.isBlank()) {
      return null;
    }
    try {
      return PeerAddress.ofEmulator(variable, value);
    } catch (IllegalArgumentException e) {
      section.problem("kind", "the environment's " + e.getMessage());
      return null;
    }
  }

  /** Null when there are none, which is a problem unless the destination is switched off. */
  static @Nullable FirebaseCredentials credentials(
      Section section, @Nullable ServiceAccount account, @Nullable URI url, boolean enabled) {
    if (account != null) {
      return new FirebaseCredentials.Account(account);
    }
    if (section.has("credentials_file")) {
      return null;
    }
    if (url != null && PeerAddress.isLoopback(url)) {
      return new FirebaseCredentials.Emulator();
    }
    Switches.missing(section, "credentials_file", enabled);
    return null;
  }

  static FirebaseLayout layout(Section section) {
    Map<EntryKind, String> collections =
        byKind(section.section("collections"), (of, key) -> of.optional(key, Texts.name(500)));
    Map<EntryKind, FieldNames> fields = byKind(section.section("fields"), FirebaseBinder::names);
    try {
      return new FirebaseLayout(collections, fields);
    } catch (IllegalArgumentException e) {
      section.problem("collections", String.valueOf(e.getMessage()));
      return FirebaseLayout.defaults();
    }
  }

  private static @Nullable FieldNames names(Section fields, String kind) {
    Map<String, String> renamed = fields.section(kind).texts(FirebaseBinder::field);
    try {
      return new FieldNames(renamed);
    } catch (IllegalArgumentException e) {
      fields.problem(kind, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** An empty name leaves the field out. */
  private static Parsed<String> field(String text) {
    return text.length() > 500 ? Parsed.bad("is longer than 500 characters") : Parsed.good(text);
  }

  private interface Read<T> {
    @Nullable T read(Section section, String key);
  }

  private static <T> Map<EntryKind, T> byKind(Section section, Read<T> read) {
    Map<EntryKind, T> found = new HashMap<>();
    KINDS.forEach(
        (word, kind) -> {
          T value = section.has(word) ? read.read(section, word) : null;
          if (value != null) {
            found.put(kind, value);
          }
        });
    section.refuseOthers();
    return found;
  }
}
