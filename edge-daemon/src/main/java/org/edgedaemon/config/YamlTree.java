package org.edgedaemon.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads YAML into {@link Node}s. The parser's own messages quote lines of the file, which may hold
 * secrets; they are never passed on.
 */
final class YamlTree {
  private static final String BROKEN =
      "this is not valid YAML; look for indentation, quotes, colons and brackets here or just"
          + " above";
  private static final int MAX_DEPTH = 16;
  private static final int MAX_SHOWN = 60;

  private final String text;
  private final Findings findings;

  YamlTree(String text, Findings findings) {
    this.text = text;
    this.findings = findings;
  }

  /** The root, or null when the text is empty or no YAML, which then is a problem. */
  @Nullable Node read() {
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      if (parser.nextToken() == null) {
        findings.problem(0, "", "the file is empty");
        return null;
      }
      Node root = node(parser, 0, "");
      if (parser.nextToken() != null) {
        findings.problem(line(parser), "", "a second document starts here; one is read");
      }
      return root;
    } catch (JsonProcessingException e) {
      noteBroken(e);
      return null;
    } catch (IOException e) {
      findings.problem(0, "", BROKEN);
      return null;
    }
  }

  /** Of the parser's exception only the line numbers are used. */
  private void noteBroken(JsonProcessingException e) {
    if (!(e.getCause() instanceof MarkedYAMLException marked) || marked.getProblemMark() == null) {
      findings.problem(0, "", BROKEN);
      return;
    }
    int line = marked.getProblemMark().getLine() + 1;
    int began = marked.getContextMark() == null ? line : marked.getContextMark().getLine() + 1;
    if (lineText(line).matches(" *\\t.*")) {
      findings.problem(line, "", "a tab stands where blanks must indent");
    } else {
      String since = began < line ? " (it began on line " + began + ")" : "";
      findings.problem(line, "", BROKEN + since);
    }
  }

  private String lineText(int line) {
    return text.lines().skip(Math.max(0, line - 1)).findFirst().orElse("");
  }

  private Node node(YAMLParser parser, int depth, String path) throws IOException {
    int line = line(parser);
    if (parser.isCurrentAlias() || parser.getObjectId() != null) {
      findings.problem(line, path, "anchors and aliases (& and *) are not read; write it out");
    }
    if (depth > MAX_DEPTH) {
      findings.problem(line, path, "sections are nested too deeply");
      parser.skipChildren();
      return new Node.Nothing(line);
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> keys(parser, depth, path);
      case START_ARRAY -> items(parser, depth, path);
      case VALUE_NULL -> new Node.Nothing(line);
      case VALUE_EMBEDDED_OBJECT -> {
        findings.problem(line, path, "binary values are not read");
        yield new Node.Nothing(line);
      }
      default -> scalar(parser, line);
    };
  }

  private static Node scalar(YAMLParser parser, int line) throws IOException {
    return new Node.Scalar(line, parser.getText());
  }

  private Node items(YAMLParser parser, int depth, String path) throws IOException {
    int line = line(parser);
    List<Node> all = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      all.add(node(parser, depth + 1, path + "[" + (all.size() + 1) + "]"));
    }
    return new Node.Items(line, List.copyOf(all));
  }

  private Node keys(YAMLParser parser, int depth, String path) throws IOException {
    int line = line(parser);
    Map<String, Node> all = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = line(parser);
      String keyPath = path.isEmpty() ? shown(key) : path + "." + shown(key);
      parser.nextToken();
      Node value = node(parser, depth + 1, keyPath);
      if (all.putIfAbsent(key, value) == null) {
        lines.put(key, keyLine);
      } else {
        findings.problem(keyLine, keyPath, "is already given on line " + lines.get(key));
      }
    }
    return new Node.Keys(line, all, lines);
  }

  private static int line(YAMLParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  /** Keys come from the file too: kept short and printable. */
  static String shown(String key) {
    String printable = key.replaceAll("\\p{Cntrl}", "?");
    return printable.length() > MAX_SHOWN ? printable.substring(0, MAX_SHOWN) + "…" : printable;
  }
}
