package org.edgedaemon.destination.firebase;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.edgedaemon.entry.EntryKind;

/**
 * Where things are kept over there, and what their fields are called.
 *
 * <pre>
 * marks/{event id}         a mark as all destinations get it
 * students/{student id}    admission_number name email phone site enrolled updated_at
 *                          units/{code}: name max_lessons attended percentage
 * punches/{event id}       recognitions/{event id}
 * </pre>
 *
 * <p>A student's id is the first 27 characters of the base64url SHA-256 of {@code student|} and the
 * admission number in upper case. Ids are hashes, so that writes spread.
 *
 * @param collections by kind; a path of one or an odd number of names joined by slashes
 * @param fields by kind. Those of {@code STUDENT} are the fields of a student's document ({@code
 *     units.attended} and the like without the code)
 */
public record FirebaseLayout(
    Map<EntryKind, String> collections, Map<EntryKind, FieldNames> fields) {
  private static final Pattern NAME =
      Pattern.compile("(?!__.*__$)(?!\\.{1,2}$)[^/.`$#\\[\\]\\p{Cntrl}]{1,200}");
  private static final Map<EntryKind, String> USUAL =
      Map.of(
          EntryKind.MARK, "marks",
          EntryKind.STUDENT, "students",
          EntryKind.PUNCH, "punches",
          EntryKind.RECOGNITION, "recognitions");

  /** Collections that are not named have their usual names. */
  public FirebaseLayout {
    Map<EntryKind, String> all = new EnumMap<>(USUAL);
    all.putAll(collections);
    all.values().forEach(FirebaseLayout::checkCollection);
    collections = Map.copyOf(all);
    fields = Map.copyOf(fields);
  }

  public static FirebaseLayout defaults() {
    return new FirebaseLayout(Map.of(), Map.of());
  }

  String collection(EntryKind kind) {
    return collections.getOrDefault(kind, kind.wireName());
  }

  FieldNames names(EntryKind kind) {
    return fields.getOrDefault(kind, FieldNames.SAME);
  }

  private static void checkCollection(String path) {
    String[] names = path.split("/", -1);
    boolean good = names.length % 2 == 1;
    for (String name : names) {
      good &= NAME.matcher(name).matches();
    }
    if (!good) {
      throw new IllegalArgumentException("'" + path + "' cannot be a collection");
    }
  }
}
