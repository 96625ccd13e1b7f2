package org.edgedaemon.device.hikvision.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.hikvision.isapi.Isapi;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.junit.jupiter.api.Test;

/** Names by employee number. */
class UserDirectoryTest implements Isapi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private int users = 95;
  private int asked;
  private boolean down;
  private long nanos;
  private final UserDirectory directory =
      new UserDirectory(
          new LogSource(this, "lobby", "S", "V1", SearchCapabilities.UNKNOWN),
          new Surroundings(
              null,
              () -> nanos,
              pause -> CompletableFuture.completedFuture(null),
              Runnable::run,
              () -> "u"));

  @Test
  void readsAllPagesAndKeepsThemAnHour() {
    refresh();
    assertThat(directory.size()).isEqualTo(95);
    assertThat(directory.nameOf("00094")).isEqualTo("User 94");
    refresh();
    assertThat(asked).isEqualTo(4);
    nanos += Duration.ofMinutes(61).toNanos();
    refresh();
    assertThat(asked).isEqualTo(8);
  }

  @Test
  void aStrangerMakesItReadAgainButNotAtOnce() {
    refresh();
    users = 96;
    assertThat(directory.nameOf("00095")).isNull();
    refresh();
    assertThat(asked).isEqualTo(4);
    nanos += Duration.ofMinutes(6).toNanos();
    refresh();
    assertThat(directory.nameOf("00095")).isEqualTo("User 95");
  }

  @Test
  void aFailureLeavesTheOldNames() {
    refresh();
    down = true;
    nanos += Duration.ofMinutes(61).toNanos();
    refresh();
    assertThat(directory.nameOf("00001")).isEqualTo("User 1");
  }

  private void refresh() {
    assertThat(directory.refreshIfDue().toCompletableFuture()).isCompleted();
  }

  @Override
  public CompletionStage<IsapiAnswer> get(String path) {
    throw new UnsupportedOperationException(path);
  }

  @Override
  public CompletionStage<IsapiAnswer> searchNext(String path, String json, BooleanSupplier wanted) {
    throw new UnsupportedOperationException(path);
  }

  @Override
  public CompletionStage<IsapiAnswer> search(String path, String json) {
    asked++;
    if (down) {
      return CompletableFuture.failedFuture(
          new DeviceException(DeviceException.Reason.UNREACHABLE, "down"));
    }
    try {
      int position =
          JSON.readTree(json).path("UserInfoSearchCond").path("searchResultPosition").intValue();
      return CompletableFuture.completedFuture(LogTerminal.content(page(position), Duration.ZERO));
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  private ObjectNode page(int position) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode search = root.putObject("UserInfoSearch");
    int end = Math.min(users, position + 30);
    search.put("searchID", "u").put("responseStatusStrg", end < users ? "MORE" : "OK");
    ArrayNode list = search.putArray("UserInfo");
    for (int i = position; i < end; i++) {
      list.addObject().put("employeeNo", String.format("%05d", i)).put("name", "User " + i);
    }
    return root;
  }
}
