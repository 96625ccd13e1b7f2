package org.edgedaemon.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

class DemoMainTest {
  @Test
  void nothingNeedsToBeSaid() {
    ParseResult words = parsed();
    assertThat(words.matchedOptionValue("--master", false)).isFalse();
    assertThat(words.<Double>matchedOptionValue("--rate", 1.0)).isEqualTo(1.0);
    assertThat(words.hasMatchedOption("--seconds")).isFalse();
  }

  @Test
  void masterTakesTheSameOptions() {
    ParseResult words = parsed("--master", "--seconds", "30", "--rate", "2.5");
    assertThat(words.matchedOptionValue("--master", false)).isTrue();
    assertThat(words.<Long>matchedOptionValue("--seconds", 0L)).isEqualTo(30);
    assertThat(words.<Double>matchedOptionValue("--rate", 0.0)).isEqualTo(2.5);
  }

  @Test
  void aWordThatNobodyKnowsIsRefused() {
    assertThatThrownBy(() -> parsed("--slave")).isInstanceOf(ParameterException.class);
    assertThatThrownBy(() -> parsed("--seconds", "soon")).isInstanceOf(ParameterException.class);
  }

  private static ParseResult parsed(String... words) {
    CommandLine command = new CommandLine(new DemoMain());
    String[] all = new String[words.length + 2];
    all[0] = "--daemon";
    all[1] = "edge-daemon";
    System.arraycopy(words, 0, all, 2, words.length);
    return command.parseArgs(all);
  }
}
