package org.edgedaemon.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Makes an answer of what was collected of it. */
final class WholeAnswer {
  private WholeAnswer() {}

  static ClientResult.Answer of(int status, HttpHeaders headers, ByteSink sink, int maxAnswer) {
    Map<String, List<String>> map = HeaderMap.values(headers);
    String coding = headers.get(HttpHeaderNames.CONTENT_ENCODING);
    if (!HttpHeaderValues.GZIP.contentEqualsIgnoreCase(coding)) {
      return new ClientResult.Answer(status, map, sink.toBody(), sink.overflown());
    }
    try {
      BoundedGzip.Unpacked plain = BoundedGzip.unpack(sink.toBody(), maxAnswer, sink.overflown());
      boolean truncated = plain.truncated() || sink.overflown();
      return new ClientResult.Answer(status, map, plain.body(), truncated);
    } catch (IOException e) {
      // The status still counts; only the text of the answer is lost.
      return new ClientResult.Answer(status, map, HttpBody.EMPTY, true);
    }
  }
}
