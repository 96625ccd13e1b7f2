package org.edgedaemon.replica.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusFileIT {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir Path folder;

  @Test
  void hasTheFieldsOfTheContractAndNoOthersAndIsReadAgain() throws Exception {
    StatusFile file = new StatusFile(path(), NOW);
    file.replace(file.current().failed("no \"master\"", 7, NOW.plusSeconds(1)));
    file.replace(file.current().failed("no master", 8, NOW.plusSeconds(2)));
    JsonNode json = new ObjectMapper().readTree(path().toFile());
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactly(
            "last_synced_at",
            "status",
            "pending_records",
            "last_error",
            "retry_count",
            "created_at",
            "updated_at");
    assertThat(json.path("last_synced_at").isNull()).isTrue();
    assertThat(json.path("retry_count").asInt()).isEqualTo(2);
    SyncStatus again = new StatusFile(path(), NOW.plusSeconds(9)).current();
    assertThat(again).isEqualTo(file.current());
    file.replace(again.succeeded(NOW, 0, NOW.plusSeconds(3)));
    assertThat(new StatusFile(path(), NOW).current().lastSyncedAt()).isEqualTo(NOW);
    assertThat(folder.toFile().list()).containsExactly("sync_status.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"status\":\"success\"}", "null", "\u0000\u0000"})
  void aDamagedFileIsSetAside(String text) throws Exception {
    Files.writeString(path(), text);
    StatusFile file = new StatusFile(path(), NOW);
    assertThat(file.current()).isEqualTo(SyncStatus.never(NOW));
    assertThat(folder.toFile().list())
        .singleElement()
        .asString()
        .startsWith("sync_status.json.bad.");
  }

  private Path path() {
    return folder.resolve("sync_status.json");
  }
}
