package org.edgedaemon.journal.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class GatedSourceTest {
  @Test
  void onceShutThereIsNoOther() throws Exception {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:");
    GatedSource source = new GatedSource(database);
    try (Connection connection = source.getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
    }
    source.shut();
    assertThatThrownBy(source::getConnection).hasMessageContaining("is being closed");
    assertThatThrownBy(() -> source.getConnection("sa", ""))
        .hasMessageContaining("is being closed");
  }
}
