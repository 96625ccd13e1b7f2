package org.edgedaemon.replica.wire;

import java.nio.charset.StandardCharsets;
import org.edgedaemon.replica.Version;

/**
 * What the master tells a slave that listens: {@code {"newest":"…"}}.
 *
 * @param newest the version of the master's last change
 */
public record News(Version newest) {
  public String write() {
    return new String(
        Json.write(Json.object().put("newest", newest.toString())), StandardCharsets.UTF_8);
  }

  /**
   * Reads it.
   *
   * @throws MalformedException when it is none
   */
  public static News read(String text) {
    Members members = new Members(Json.read(text.getBytes(StandardCharsets.UTF_8)));
    return new News(Members.asVersion(members.time("newest")));
  }
}
