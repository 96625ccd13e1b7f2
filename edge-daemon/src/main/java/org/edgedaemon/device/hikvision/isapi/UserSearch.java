package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The search for the people a terminal knows, paged like the search for events. */
public final class UserSearch {
  public static final String PATH = "/ISAPI/AccessControl/UserInfo/Search?format=json";
  public static final String COUNT_PATH = "/ISAPI/AccessControl/UserInfo/Count?format=json";

  private UserSearch() {}

  /**
   * The body of a request.
   *
   * @param searchId one value for all pages
   * @param position of the first user wanted, from 0
   * @param maxResults users wanted, 1 to {@value SearchCondition#MAX_ROWS}
   */
  public static String conditionJson(String searchId, int position, int maxResults) {
    if (searchId.isEmpty()
        || position < 0
        || maxResults < 1
        || maxResults > SearchCondition.MAX_ROWS) {
      throw new IllegalArgumentException(
          "page of " + maxResults + " users at " + position + " cannot be asked for");
    }
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.putObject("UserInfoSearchCond")
        .put("searchID", searchId)
        .put("searchResultPosition", position)
        .put("maxResults", maxResults);
    return JsonTree.compact(root);
  }
}
