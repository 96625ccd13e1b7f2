package org.edgedaemon.device.hikvision.isapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one page of a search for users.
 *
 * @param searchId as echoed; null when absent
 * @param total null when absent
 * @param rows received, those without an employee number too: what the next position advances by
 */
public record UserPage(
    @Nullable String searchId,
    SearchPage.Status status,
    @Nullable Integer total,
    List<User> users,
    int rows) {
  private static final String ROOT = "UserInfoSearch";

  public UserPage {
    users = List.copyOf(users);
  }

  /**
   * A person the terminal knows.
   *
   * @param employeeNo text, leading zeros kept
   * @param name perhaps masked; null when absent
   */
  public record User(String employeeNo, @Nullable String name) {}

  /** Empty when the document is no answer to a search for users. */
  public static Optional<UserPage> of(IsapiDocument document) {
    Fields fields = document.under(ROOT);
    List<Fields> rows = fields.list("UserInfo");
    return SearchEnd.of(fields, rows.size()).map(status -> page(fields, status, rows));
  }

  private static UserPage page(Fields fields, SearchPage.Status status, List<Fields> rows) {
    List<User> users = new ArrayList<>();
    for (Fields row : rows) {
      String employeeNo = row.text("employeeNo");
      if (employeeNo != null) {
        users.add(new User(employeeNo, row.text("name")));
      }
    }
    return new UserPage(
        fields.text("searchID"), status, fields.integer("totalMatches"), users, rows.size());
  }
}
