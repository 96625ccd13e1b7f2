package org.edgedaemon.replica.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.Tables;
import org.edgedaemon.replica.TablesException;
import org.junit.jupiter.api.Test;

/** What holds where there are triggers. */
abstract class TriggersSuite extends MadeTablesSuite {
  @Test
  void triggersTellOfEverythingAndGoAgain() {
    tables.close();
    tables = tables(true);
    assertThatThrownBy(() -> tables.scan(THINGS, null, 9))
        .isInstanceOf(TablesException.class)
        .hasMessageContaining("sync install");
    server().run("insert into things (id, name) values (1, 'before')");
    try (Triggers triggers = new Triggers(database(), List.of(THING, PART))) {
      triggers.install();
      triggers.install();
      assertThat(triggers.installed()).containsExactlyInAnyOrder(THINGS, PARTS);
      List<RowId> all = new ArrayList<>();
      String mark = scan(null, 2, all);
      assertThat(all).containsExactly(thing("1"));
      server()
          .run(
              "insert into things (id, name) values (2, 'new');\n"
                  + "update things set name = 'x' where id = 1;\n"
                  + "insert into things (id, name) values (3, 'gone');\n"
                  + "delete from things where id = 3;\n"
                  + "update things set id = 5 where id = 2;\n"
                  + "insert into parts (id) values ('p')");
      List<Tables.Sighting> seen = sightings(mark);
      assertThat(seen.stream().map(Tables.Sighting::row).distinct())
          .containsExactlyInAnyOrder(thing("1"), thing("2"), thing("3"), thing("5"));
      assertThat(seen)
          .allSatisfy(
              each ->
                  assertThat(each.image().isPresent())
                      .isEqualTo(List.of("1", "5").contains(each.row().key().text())));
      triggers.uninstall();
      triggers.uninstall();
      assertThat(triggers.installed()).isEmpty();
      server().run("insert into things (id, name) values (7, 'free')");
    }
  }

  final List<Tables.Sighting> sightings(String since) {
    List<Tables.Sighting> seen = new ArrayList<>();
    String mark = since;
    Tables.Scan scan;
    do {
      scan = tables.scan(THINGS, mark, 2);
      seen.addAll(scan.rows());
      mark = scan.mark();
    } while (scan.more());
    return seen;
  }
}
