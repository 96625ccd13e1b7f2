package org.edgedaemon.dataset.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.edgedaemon.dataset.RecordId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class IdScannerTest {
  private static final List<String> PIECES =
      List.of(
          "[",
          "]",
          "{",
          "}",
          ",",
          ":",
          "1",
          "-0",
          "4e9",
          "\"4\"",
          "\"id\"",
          "\"data\"",
          "\"ids\"",
          "\"next\"",
          "\"links\"",
          "\"href\"",
          "null",
          "true",
          "\"\\u0000\"",
          "\"\\",
          "0x",
          "99999999999999999999999",
          "\"\uD83D\uDE00\"",
          " ",
          "\n",
          "\"data\":[",
          "{\"id\":");

  private final List<String> seen = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[4,\"5\",6]",
        "[{\"id\":4},{\"x\":[{\"id\":9}],\"id\":\"5\"},{\"id\":6,\"ids\":[7]}]",
        "{\"data\":[4,5,6]}",
        "{\"ids\":[\"4\",\"5\",\"6\"],\"total\":3}",
        "{\"meta\":{\"data\":[1]},\"data\":[{\"id\":4},{\"id\":5},{\"id\":6}],\"success\":true}",
        "{\"data\":{\"current_page\":1,\"data\":[{\"id\":4},5,\"6\"],\"next_page_url\":null}}",
        "{\"data\":{\"ids\":[4,5,6]},\"next\":\"\",\"links\":{\"next\":null}}",
        " \n[ 4 , 5,\t6 ] \n",
      })
  void everyShapeOfAList(String json) throws Exception {
    assertThat(scan("id", json)).isNull();
    assertThat(seen).containsExactly("4", "5", "6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ids\":[],\"next\":\"?p=2\"}",
        "{\"next_page_url\":\"?p=2\",\"data\":[]}",
        "{\"data\":{\"data\":[],\"next_page_url\":\"?p=2\"}}",
        "{\"data\":[],\"links\":{\"prev\":null,\"next\":\"?p=2\"}}",
        "{\"data\":[],\"_links\":{\"self\":{\"href\":\"x\"},\"next\":{\"href\":\"?p=2\"}}}",
      })
  void everyPlaceOfTheNextPage(String json) throws Exception {
    assertThat(scan("id", json)).isEqualTo("?p=2");
  }

  @Test
  void theOwnIdFieldGoesBeforeTheUsualOne() throws Exception {
    scan("code", "[{\"id\":1,\"code\":\"A\"},{\"code\":\"B\",\"id\":{\"$oid\":2}},{\"id\":3}]");
    assertThat(seen).containsExactly("A", "B", "3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "4",
        "null",
        "{\"data\":null}",
        "{\"rooms\":[4]}",
        "[null]",
        "[true]",
        "[4.5]",
        "[[4]]",
        "[{\"name\":4}]",
        "[{\"id\":null}]",
        "{\"ids\":[4],\"next\":2}",
        "[4][5]",
        "{\"data\":{\"data\":{\"data\":{\"data\":[4]}}}}",
      })
  void whatIsNoListIsSaid(String json) {
    assertThatThrownBy(() -> scan("id", json)).isInstanceOf(WrongAnswerException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[4", "[4,", "{\"ids\":[4]", "<html>", "[04]", "[\"4]", "\u0000"})
  void whatIsNoJsonIsAnIoException(String json) {
    assertThatIOException().isThrownBy(() -> scan("id", json));
  }

  @Test
  void idsThatNoRecordCanHaveArePassedOver() throws Exception {
    String json = "[\"\",\" 4\",\"" + "x".repeat(256) + "\",5,-0]";
    IdScanner scanner = new IdScanner("id", id -> seen.add(id.text()));
    scanner.scan(in(json));
    assertThat(seen).containsExactly("5", "0");
    assertThat(scanner.unfit()).isEqualTo(3);
  }

  @Test
  void nothingComesOutOfRandomTextButIdsOrAnIoException() {
    Random random = new Random(5);
    int whole = 0;
    for (int i = 0; i < 40_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(24); n > 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      whole += endsWell(text.toString().getBytes(StandardCharsets.UTF_8)) ? 1 : 0;
    }
    assertThat(whole).isPositive();
  }

  @Test
  void nothingComesOutOfDamagedListsButIdsOrAnIoException() {
    byte[] good =
        ("{\"success\":true,\"data\":{\"data\":[{\"id\":4,\"a\":[1.5e3,{\"b\":null}]},{\"id\":\"x\"},7],"
                + "\"next_page_url\":\"http://h/p?page=2\",\"links\":[{\"url\":null}]}}")
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(6);
    for (int i = 0; i < 40_000; i++) {
      byte[] bad = java.util.Arrays.copyOf(good, 1 + random.nextInt(good.length));
      for (int n = random.nextInt(4); n > 0; n--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      endsWell(bad);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"data\":", "[{\"a\":", "{\"x\":[", "1", "[1", "[\"x", "{\"x"})
  void endlessTokensAndDepthsEndSoon(String head) {
    String rest = head.substring(head.length() > 1 && !head.endsWith("[") ? head.length() - 1 : 0);
    String repeated = head.endsWith(":") || head.endsWith("[") ? head : rest;
    Endless endless = new Endless(head, n -> repeated);
    assertThatIOException().isThrownBy(() -> scanner().scan(endless));
    assertThat(endless.given).isLessThan(64 << 20);
  }

  @Test
  void whatIsPassedOverTakesNoMemory() throws Exception {
    long before = used();
    long[] most = {0};
    // Half a million names that are all different, and one text of 200 MB.
    Endless names =
        new Endless("[{\"id\":1", n -> n < 500_000 ? ",\"name" + n + "\":[" + n + "]" : "");
    names.last = ",\"big\":\"";
    names.filler = 200 << 20;
    names.end = "\"}]";
    scanner()
        .scan(
            new java.io.FilterInputStream(names) {
              @Override
              public int read(byte[] target, int offset, int length) throws IOException {
                if ((names.given & 0x3fffff) < 4_096) {
                  most[0] = Math.max(most[0], used() - before);
                }
                return super.read(target, offset, length);
              }
            });
    assertThat(seen).containsExactly("1");
    assertThat(most[0]).isLessThan(24 << 20);
  }

  private boolean endsWell(byte[] text) {
    try {
      scanner().scan(new ByteArrayInputStream(text));
      return true;
    } catch (IOException expected) {
      return false;
    }
  }

  private @Nullable String scan(String idField, String json) throws IOException {
    return new IdScanner(idField, id -> seen.add(id.text())).scan(in(json));
  }

  private IdScanner scanner() {
    return new IdScanner("id", this::see);
  }

  private void see(RecordId id) {
    if (seen.size() < 100) {
      seen.add(id.text());
    }
  }

  private static InputStream in(String json) {
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** A head, pieces until one is empty, then a filler and an end. */
  private static final class Endless extends InputStream {
    private final IntFunction<String> pieces;
    private byte[] current;
    private int position;
    private int number;
    private long given;
    private String last = "";
    private long filler;
    private String end = "";

    Endless(String head, IntFunction<String> pieces) {
      this.pieces = pieces;
      this.current = head.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (position == current.length && !more()) {
        return -1;
      }
      int n = Math.min(length, current.length - position);
      System.arraycopy(current, position, target, offset, n);
      position += n;
      given += n;
      return n;
    }

    private boolean more() {
      StringBuilder next = new StringBuilder();
      while (next.length() < 8_192) {
        String piece = pieces.apply(number++);
        if (piece.isEmpty()) {
          break;
        }
        next.append(piece);
      }
      if (next.length() == 0) {
        next.append(last);
        last = "";
        long fill = Math.min(filler, 8_192);
        next.append("z".repeat((int) fill));
        filler -= fill;
        if (filler == 0) {
          next.append(end);
          end = "";
        }
      }
      current = next.toString().getBytes(StandardCharsets.UTF_8);
      position = 0;
      return current.length > 0;
    }
  }
}
