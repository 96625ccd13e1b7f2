package org.edgedaemon.destination.firebase;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.edgedaemon.attendance.AdmissionNumber;

/** The id of a student's document: the same for all ways to write an admission number. */
final class StudentIds {
  private static final int LENGTH = 27;
  private static final Pattern RESERVED = Pattern.compile("__.*__");

  private StudentIds() {}

  /** Nothing when the text can be no admission number. */
  static Optional<String> of(String admissionNumber) {
    return AdmissionNumber.parse(admissionNumber).map(number -> hash("student|" + number.key()));
  }

  private static String hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      String id = Base64.getUrlEncoder().encodeToString(digest).substring(0, LENGTH);
      // One hash in seventeen million has the form that Firestore keeps for itself.
      return RESERVED.matcher(id).matches() ? "s" + id : id;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
