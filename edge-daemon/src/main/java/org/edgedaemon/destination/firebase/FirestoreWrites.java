package org.edgedaemon.destination.firebase;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Changes as the body of {@code documents:commit}:
 *
 * <pre>
 * {"writes":[{"update":{"name","fields"}},
 *            {"update":{"name","fields"},"updateMask":{"fieldPaths":[…]},
 *             "updateTransforms":[{"fieldPath","maximum":value}]}]}
 * </pre>
 */
final class FirestoreWrites {
  /** Of a commit, each transform counted as one more. */
  static final int MOST = 500;

  /** What one mark needs: its document, the student's, and two transforms there. */
  static final int OF_A_MARK = 4;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern SIMPLE = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

  private FirestoreWrites() {}

  /**
   * @param root {@code projects/P/databases/D/documents/}
   */
  static byte[] render(String root, List<Change> changes) {
    ObjectNode request = NODES.objectNode();
    ArrayNode writes = request.putArray("writes");
    for (Change change : changes) {
      writes.add(write(root, change));
    }
    return request.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A field path: simple names as they are, others in back quotes. */
  static String fieldPath(List<String> names) {
    return names.stream().map(FirestoreWrites::quoted).collect(Collectors.joining("."));
  }

  private static String quoted(String name) {
    return SIMPLE.matcher(name).matches()
        ? name
        : "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`";
  }

  private static ObjectNode write(String root, Change change) {
    ObjectNode write = NODES.objectNode();
    ObjectNode update = write.putObject("update").put("name", root + change.document());
    if (change instanceof Change.Whole whole) {
      update.set("fields", FirestoreValues.fields(whole.content()));
    } else if (change instanceof Change.Merge merge) {
      merge(merge, write, update);
    }
    return write;
  }

  private static void merge(Change.Merge merge, ObjectNode write, ObjectNode update) {
    ObjectNode content = NODES.objectNode();
    ArrayNode mask = write.putObject("updateMask").putArray("fieldPaths");
    for (Change.Put put : merge.puts()) {
      FieldNames.put(content, put.path(), put.value());
      mask.add(fieldPath(put.path()));
    }
    update.set("fields", FirestoreValues.fields(content));
    if (!merge.highests().isEmpty()) {
      ArrayNode transforms = write.putArray("updateTransforms");
      for (Change.Highest highest : merge.highests()) {
        String name = highest.path().get(highest.path().size() - 1);
        transforms
            .addObject()
            .put("fieldPath", fieldPath(highest.path()))
            .set("maximum", number(name, highest));
      }
    }
  }

  private static ObjectNode number(String name, Change.Highest highest) {
    return highest.number().isIntegralNumber()
        ? FirestoreValues.of(name, highest.number())
        : NODES.objectNode().put("doubleValue", highest.number().doubleValue());
  }
}
