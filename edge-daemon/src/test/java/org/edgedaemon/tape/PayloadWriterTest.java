package org.edgedaemon.tape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PayloadWriterTest {
  private final PayloadWriter out = new PayloadWriter();

  @Test
  void aBurstKeepsItsBufferAndTheFirstSmallEnvelopeLetsItGo() {
    out.bytes(new byte[200_000]);
    byte[] grown = out.buffer();
    out.clear();
    assertThat(out.buffer()).isSameAs(grown);

    out.bytes(new byte[100_000]);
    out.clear();
    assertThat(out.buffer()).isSameAs(grown);

    out.bytes(new byte[100]);
    out.clear();
    assertThat(out.buffer()).hasSize(PayloadWriter.FIRST_BYTES);
    assertThat(out.payloadLength()).isZero();
  }

  @Test
  void smallEnvelopesShareTheFirstBuffer() {
    byte[] first = out.buffer();
    out.bytes(new byte[100]);
    out.clear();
    assertThat(out.buffer()).isSameAs(first);
  }
}
