package org.edgedaemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.jdbc.ColumnPlan;
import org.edgedaemon.replica.jdbc.ColumnType;
import org.edgedaemon.replica.jdbc.TablePlan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EtcReplicaIT {
  private static final String DATABASE = "database: {url: 'jdbc:h2:mem:x'}";

  @TempDir Path folder;
  private EtcFixture etc;

  @BeforeEach
  void prepare() throws IOException {
    etc = new EtcFixture(folder);
    etc.secret("one.token", "token-of-one-0123456789")
        .secret("short.token", "short")
        .secret("columns.key", "ab".repeat(32));
  }

  @Test
  void aSlaveNeedsLittle() throws IOException {
    Settings settings =
        etc.loaded(
                EtcFixture.HEAD
                    + "destinations: [{id: head, kind: master, url: 'http://127.0.0.1:1',"
                    + " token_file: one.token, "
                    + DATABASE
                    + "}]")
            .settings();
    assertThat(settings.destinations()).isEmpty();
    LinkSettings head = settings.masters().get(0);
    assertThat(head.link().specs().keySet())
        .extracting(TableName::value)
        .containsExactly("inventories", "transactions", "inventory_adjustments");
    assertThat(head.link().interval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(head.link().timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(head.triggers()).isFalse();
    assertThat(head.toString()).doesNotContain("token-of-one");
  }

  @Test
  void whatIsWrongWithASlaveIsToldByItsLine() throws IOException {
    List<String> problems =
        etc.refused(
            EtcFixture.HEAD
                + """
                destinations:
                  - id: head
                    kind: master
                    url: http://127.0.0.1:1
                    token_file: one.token
                    intervall: 5m
                    capture: magic
                    database: {url: 'jdbc:h2:mem:x;PASSWORD=oops'}
                    tables:
                      - {name: 'a b'}
                      - {name: items, encrypted: [note, id]}
                  - {id: head, kind: master}
                """);
    assertThat(String.join("\n", problems))
        .contains(
            "intervall: is not a known key; did you mean 'interval'?",
            "neither updated_at nor triggers",
            "must not hold a user or password",
            "is not a table's name",
            "cannot be encrypted",
            "already the id of the destination",
            "destinations[head].url: is missing")
        .doesNotContain("oops");
  }

  @Test
  void tablesMayBeDescribedSoThatTheyAreMade() throws IOException {
    String master =
        EtcFixture.HEAD
            + "master:\n  listen: 127.0.0.1:0\n  slaves: []\n  "
            + DATABASE
            + "\n  tables:\n    - name: articles\n      columns:\n"
            + "        - {name: id, type: bigint, nullable: false}\n"
            + "        - {name: price, type: decimal, digits: 12, scale: 2}\n"
            + "        - {name: stock, type: integer, nullable: false, default: 0}\n"
            + "        - {name: updated_at, type: timestamp}\n";
    TablePlan plan = etc.loaded(master).settings().master().plans().get(0);
    assertThat(plan.columns())
        .contains(
            new ColumnPlan("price", ColumnType.DECIMAL, 12, 2, true),
            new ColumnPlan("stock", ColumnType.INTEGER, 0, 0, false).withPreset("0"))
        .hasSize(4);
    assertThat(plan.spec().columns())
        .containsExactlyInAnyOrder("id", "price", "stock", "updated_at");
    List<String> problems =
        etc.refused(
            master
                + "        - {name: size, type: huge}\n"
                + "        - {name: note, type: text, digits: 3}\n"
                + "        - {name: count, type: integer, default: many}\n"
                + "        - {name: total, type: decimal}\n");
    assertThat(String.join("\n", problems))
        .contains(
            "is none of integer, bigint",
            "a text has a length",
            "1 to 38 digits",
            "the default is no");
    String nullableKey = master.replace(", nullable: false", "");
    assertThat(etc.refused(nullableKey)).singleElement().asString().contains("the key id");
  }

  @Test
  void aSlaveMakesTablesOnlyWhereItIsTold() throws IOException {
    String start =
        EtcFixture.HEAD
            + "destinations: [{id: head, kind: master, url: 'http://127.0.0.1:1',"
            + " token_file: one.token, "
            + DATABASE;
    assertThat(etc.loaded(start + "}]").settings().masters().get(0).plans()).isEmpty();
    assertThat(etc.loaded(start + ", create_tables: true}]").settings().masters().get(0).plans())
        .hasSize(3);
  }

  @Test
  void encryptedColumnsNeedAKey() throws IOException {
    String start =
        EtcFixture.HEAD
            + "destinations: [{id: head, kind: master, url: 'http://127.0.0.1:1',"
            + " token_file: one.token, tables: [{name: items, encrypted: [note]}], "
            + DATABASE;
    assertThat(etc.refused(start + "}]")).singleElement().asString().contains("key_file");
    assertThat(etc.refused(start + ", key_file: one.token}]"))
        .singleElement()
        .asString()
        .contains("64 hex digits")
        .doesNotContain("token-of-one");
    assertThat(etc.loaded(start + ", key_file: columns.key}]").settings().masters().get(0).key())
        .isNotNull();
  }

  @Test
  void aMasterGivesEachSlaveAGoodTokenOfItsOwn() throws IOException {
    String start = EtcFixture.HEAD + "master:\n  listen: 127.0.0.1:0\n  " + DATABASE + "\n";
    MasterSettings master =
        etc.loaded(start + "  tables: [items]\n  slaves: [{id: one, token_file: one.token}]")
            .settings()
            .master();
    assertThat(master).isNotNull();
    assertThat(master.hub().specs()).hasSize(1);
    List<String> problems =
        etc.refused(
            start
                + "  slaves: [{id: one, token_file: one.token}, {id: two, token_file: one.token},"
                + " {id: one, token_file: one.token}, {id: four, token_file: short.token}]\n"
                + "  max_body: 1KiB\n");
    assertThat(String.join("\n", problems))
        .contains("token of another slave", "is there twice", "openssl rand -hex 24", "max_body");
  }
}
