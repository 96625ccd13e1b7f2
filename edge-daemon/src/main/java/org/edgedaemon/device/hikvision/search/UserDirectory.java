package org.edgedaemon.device.hikvision.search;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.hikvision.isapi.Fields;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names of a terminal's users by employee number, as last read. Bounded; lives on the event
 * loop. A list that cannot be read leaves the old one: a punch without a name is a punch.
 */
public final class UserDirectory {
  static final String PATH = "/ISAPI/AccessControl/UserInfo/Search?format=json";

  /** Beyond this many users the rest goes without names. */
  static final int MAX_USERS = 50_000;

  private static final Logger log = LoggerFactory.getLogger(UserDirectory.class);
  private static final int MAX_NAME = 128;
  private static final int MAX_ID = 64;
  private static final int PAGE = 30;
  private static final int MAX_PAGE = 2 * PAGE;
  private static final long STALE = Duration.ofHours(1).toNanos();
  private static final long NOT_AGAIN = Duration.ofMinutes(5).toNanos();

  private final LogSource source;
  private final Surroundings around;
  private volatile Map<String, String> names = Map.of();
  private boolean tried;
  private long triedAt;
  private volatile boolean strangerSeen;

  public UserDirectory(LogSource source, Surroundings around) {
    this.source = source;
    this.around = around;
  }

  /**
   * A person's name, or null; any thread may ask. An unknown person makes the list due for another
   * read.
   */
  public @Nullable String nameOf(String person) {
    String name = names.get(person);
    if (name == null) {
      strangerSeen = true;
    }
    return name == null || name.isEmpty() ? null : name;
  }

  public int size() {
    return names.size();
  }

  /** Reads the list if it is old, or if somebody unknown came by. Never fails. */
  public CompletionStage<Void> refreshIfDue() {
    if (!due()) {
      return CompletableFuture.completedFuture(null);
    }
    tried = true;
    strangerSeen = false;
    triedAt = around.nanoTime().getAsLong();
    Listing listing = new Listing(around.searchIds().get());
    return Repeat.whileTrue(listing::page)
        .thenRun(() -> names = Map.copyOf(listing.found))
        .exceptionally(
            thrown -> {
              log.info(
                  "{}: its users could not be read ({}); punches go without their names until then",
                  source.label(),
                  Repeat.unwrap(thrown).getMessage());
              return null;
            });
  }

  private boolean due() {
    long age = around.nanoTime().getAsLong() - triedAt;
    return !tried || age >= STALE || (strangerSeen && age >= NOT_AGAIN);
  }

  /** One reading of the whole list. */
  private final class Listing {
    private final Map<String, String> found = new HashMap<>();
    private final String id;
    private int position;

    Listing(String id) {
      this.id = id;
    }

    CompletionStage<Boolean> page() {
      ObjectNode root = JsonNodeFactory.instance.objectNode();
      root.putObject("UserInfoSearchCond")
          .put("searchID", id)
          .put("searchResultPosition", position)
          .put("maxResults", Math.min(PAGE, source.capabilities().maxResults()));
      return source.isapi().search(PATH, root.toString()).thenCompose(this::take);
    }

    private CompletionStage<Boolean> take(IsapiAnswer answer) {
      if (!(answer instanceof IsapiAnswer.Content content)) {
        throw new IllegalStateException("it does not list them");
      }
      Fields search = content.document().fields();
      List<Fields> users = search.list("UserInfo");
      if (users.size() > MAX_PAGE) {
        throw new IllegalStateException(users.size() + " in one page");
      }
      users.forEach(this::add);
      position += users.size();
      boolean more =
          "MORE".equalsIgnoreCase(search.textOrEmpty("responseStatusStrg"))
              && !users.isEmpty()
              && position < MAX_USERS;
      return more ? pause(content.took()) : CompletableFuture.completedFuture(false);
    }

    private CompletionStage<Boolean> pause(Duration took) {
      Duration pause = took.dividedBy(20);
      return pause.toMillis() < 1
          ? CompletableFuture.completedFuture(true)
          : around.pause().apply(pause).thenApply(none -> true);
    }

    private void add(Fields user) {
      String person = user.text("employeeNo");
      if (person == null || person.length() > MAX_ID || found.size() >= MAX_USERS) {
        return;
      }
      String name = user.textOrEmpty("name");
      found.put(person, name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name);
    }
  }
}
