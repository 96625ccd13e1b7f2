package org.edgedaemon.destination.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  private final Excerpt excerpt = new Excerpt(new Secret("ya29.now"));

  @Test
  void ourKeyIsMasked() {
    assertThat(new Excerpt(new Secret("k3y")).of("wrong key k3y!")).isEqualTo("wrong key ***!");
  }

  @Test
  void tokensThatWereOursBeforeAreMasked() {
    assertThat(excerpt.of("you sent ya29.now, not ya29.a0Af_-B.x"))
        .isEqualTo("you sent ***, not ***");
    assertThat(excerpt.of("{\"authorization\":\"Bearer abc.def\"}"))
        .isEqualTo("{\"authorization\":\"Bearer ***\"}");
  }

  @Test
  void wordsOfPeopleStay() {
    assertThat(excerpt.of("the bearers of room 29. ya29"))
        .isEqualTo("the bearers of room 29. ya29");
  }

  @Test
  void itIsShortAndOnOneLine() {
    assertThat(new Excerpt(null).of("a\r\nb\u202Ec")).isEqualTo("a  b c");
    assertThat(new Excerpt(null).of("x".repeat(9_000))).hasSize(Excerpt.LONGEST);
  }
}
