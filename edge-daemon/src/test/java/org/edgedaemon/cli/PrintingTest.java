package org.edgedaemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.edgedaemon.admin.EntryView;
import org.edgedaemon.admin.ProgressListener;
import org.junit.jupiter.api.Test;

class PrintingTest {
  @Test
  void tablesAlignWordsLeftAndFiguresRight() {
    Table table = new Table("ID", "COUNT", "NOTE").row("a", 5, null).row("long-id", 12345, "x");
    assertThat(table.lines())
        .containsExactly("ID       COUNT  NOTE", "a            5  -", "long-id  12345  x");
  }

  @Test
  void anEmptyTableIsItsHead() {
    assertThat(new Table("ID", "COUNT").lines()).containsExactly("ID  COUNT");
  }

  @Test
  void textFromOutsideCannotSteerATerminal() {
    assertThat(Printable.of("Ann\u001b[31m\r\n\u202eüß")).isEqualTo("Ann?[31m???üß");
  }

  @Test
  void sizesForPeople() {
    assertThat(List.of(Sizes.of(0), Sizes.of(1023), Sizes.of(1536), Sizes.of(3L << 40)))
        .containsExactly("0 B", "1023 B", "1.5 KiB", "3.0 TiB");
  }

  @Test
  void csvQuotesAndDisarms() {
    EntryView punch = Samples.punch(7);
    assertThat(CsvLine.of(punch))
        .isEqualTo(
            "7,punch,"
                + punch.eventId()
                + ",front-door,CGKK1234,0042,\"'=1+1, \"\"Ann\"\"\",2026-03-01T08:59:31+03:00,"
                + "2026-03-01T08:59:31,2026-03-01T05:59:31Z,check_in,face,,zk-poll");
    assertThat(CsvLine.HEAD.split(",")).hasSize(14);
  }

  @Test
  void plainProgressIsALineEveryFiveSeconds() {
    AtomicLong nanos = new AtomicLong();
    List<String> lines = new ArrayList<>();
    LineProgress progress = new LineProgress("reading", "records", lines::add, nanos::get);
    for (int second = 1; second <= 12; second++) {
      nanos.set(second * 1_000_000_000L);
      progress.progress(second * 100L, second < 8 ? ProgressListener.UNKNOWN : 2000);
    }
    assertThat(lines).containsExactly("reading: 500 records", "reading: 1000 of 2000 records");
  }

  @Test
  void aPersonSeesABar() {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    try (Progress bar =
        new BarProgress(
            "reading", "records", new PrintStream(shown, true, StandardCharsets.UTF_8))) {
      bar.progress(500, 1000);
      bar.progress(1000, 1000);
    }
    assertThat(shown.toString(StandardCharsets.UTF_8)).contains("reading", "1000/1000 records");
  }
}
