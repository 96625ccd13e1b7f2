package org.edgedaemon.dataset.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.RunReport.DatasetReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TroubleTest {
  private static final String KEY = Words.authenticationFailed("401");

  @Test
  void theWorstOfAllCounts() {
    assertThat(Trouble.of(report(null))).isEmpty();
    assertThat(Trouble.of(report(null, "rooms 4: the cloud refuses it with 422")))
        .contains(Trouble.OTHER);
    assertThat(Trouble.of(report(null, "a 1: " + Words.uploadFailed("x.jpg", "413"), "b 2: bad")))
        .contains(Trouble.FILE_UPLOAD_FAILED);
    assertThat(Trouble.of(report(null, Words.cannotConnect("refused"))))
        .contains(Trouble.CANNOT_CONNECT);
    assertThat(Trouble.of(report(null, "a 1: " + Words.cannotConnect("x"), "rooms: " + KEY)))
        .contains(Trouble.AUTHENTICATION_FAILED);
  }

  @Test
  void anOfficesDatabaseThatRefusesAPasswordIsNotTheCloudsKey() {
    String database = "rooms: authentication failed: jdbc:h2:mem:office refuses the user 'me'";
    assertThat(Trouble.of(report(null, database))).contains(Trouble.OTHER);
  }

  @Test
  void whatEndedADatasetCountsAlsoBehindTheEndOfTheList() {
    RunReport report =
        report(KEY, Collections.nCopies(1_000, "rooms 1: bad").toArray(new String[0]));
    assertThat(Trouble.of(report)).contains(Trouble.AUTHENTICATION_FAILED);
  }

  private static RunReport report(@Nullable String trouble, String... errors) {
    DatasetReport rooms =
        new DatasetReport(new DatasetName("rooms"), 0, List.of(), 0, 0, 0, 0, 0, 0, trouble);
    return new RunReport(
        "1", Office.ALL, Instant.EPOCH, Instant.EPOCH, null, List.of(rooms), List.of(errors));
  }
}
