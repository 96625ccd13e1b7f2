package org.edgedaemon.simulator.firebase;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What Firestore checks of a whole request before it applies anything. */
final class WriteRules {
  private static final int MAX_WRITES = 500;
  private static final int MAX_ID = 1_500;
  private static final Set<String> MEMBERS =
      Set.of("update", "delete", "updateMask", "updateTransforms", "currentDocument");
  private static final Pattern RESERVED = Pattern.compile("__.*__|\\.{1,2}");

  private final String root;
  private final Set<String> poison = ConcurrentHashMap.newKeySet();

  /**
   * @param root what the name of every document begins with
   */
  WriteRules(String root) {
    this.root = root;
  }

  /** A request with a document whose name has this text in it is refused as malformed. */
  void poison(String text) {
    poison.add(text);
  }

  String relative(String name) {
    return name.substring(root.length());
  }

  void check(JsonNode request, boolean oncePerDocument) throws Refusal {
    JsonNode writes = request.path("writes");
    if (!request.isObject() || !(writes.isArray() || writes.isMissingNode())) {
      throw Refusal.invalid("Invalid JSON payload received.");
    }
    int operations = 0;
    Set<String> names = new HashSet<>();
    for (int i = 0; i < writes.size(); i++) {
      String name = checkWrite(writes.get(i), "writes[" + i + "]");
      if (!names.add(name) && oncePerDocument) {
        throw Refusal.invalid("Request contains the same document twice: " + name);
      }
      operations += 1 + writes.get(i).path("updateTransforms").size();
    }
    if (operations > MAX_WRITES) {
      throw Refusal.invalid("maximum 500 writes allowed per request");
    }
  }

  private String checkWrite(JsonNode write, String where) throws Refusal {
    for (String member : (Iterable<String>) write::fieldNames) {
      if (!MEMBERS.contains(member)) {
        throw Refusal.invalid(
            "Invalid JSON payload received. Unknown name \"%s\" at '%s': Cannot find field."
                .formatted(member, where));
      }
    }
    if (write.has("update") == write.has("delete")) {
      throw Refusal.invalid("Invalid value at '" + where + "' (oneof), operation");
    }
    String name =
        write.has("delete")
            ? write.path("delete").asText()
            : write.path("update").path("name").asText();
    checkDocumentName(name);
    if (write.path("update").has("fields")) {
      TypedValues.checkFields(write.path("update").get("fields"), where + ".update.fields", 0);
    }
    for (JsonNode path : write.path("updateMask").path("fieldPaths")) {
      FieldPath.parse(path.asText()).names();
    }
    for (JsonNode transform : write.path("updateTransforms")) {
      Transforms.check(transform, where + ".update_transforms");
    }
    return name;
  }

  private void checkDocumentName(String name) throws Refusal {
    String[] parts = name.startsWith(root) ? relative(name).split("/", -1) : new String[0];
    boolean good = parts.length > 0 && parts.length % 2 == 0;
    for (String part : parts) {
      good &= !part.isEmpty() && !RESERVED.matcher(part).matches();
      good &= part.getBytes(StandardCharsets.UTF_8).length <= MAX_ID;
    }
    if (!good) {
      throw Refusal.invalid("Document name \"" + name + "\" is not valid.");
    }
    for (String text : poison) {
      if (name.contains(text)) {
        throw Refusal.invalid("Invalid value at 'writes' (poison)");
      }
    }
  }
}
