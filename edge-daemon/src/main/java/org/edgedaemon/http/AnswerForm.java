package org.edgedaemon.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/**
 * How an answer goes to the wire for one request.
 *
 * @param headOnly the request was HEAD: all headers, no body
 * @param oldPeer the request was HTTP/1.0: no chunks
 */
record AnswerForm(boolean headOnly, boolean oldPeer) {
  /** For requests whose head is not known. */
  static final AnswerForm BARE = new AnswerForm(false, false);

  static AnswerForm of(HttpRequest head) {
    return new AnswerForm(
        head.method().equals(HttpMethod.HEAD), head.protocolVersion().equals(HttpVersion.HTTP_1_0));
  }

  static FullHttpResponse goOn() {
    return new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER);
  }

  FullHttpResponse whole(HttpAnswer answer, boolean keepAlive) {
    ByteBuf body = headOnly ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(answer.body().array());
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), body);
    setHeaders(response.headers(), answer);
    if (answer.status() != 204 && answer.status() != 304) {
      response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, answer.body().length());
    }
    setConnection(response.headers(), keepAlive);
    return response;
  }

  /** The head of a streamed answer. */
  HttpResponse head(HttpAnswer answer) {
    HttpResponse response =
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()));
    setHeaders(response.headers(), answer);
    if (!oldPeer) {
      response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    }
    setConnection(response.headers(), false);
    return response;
  }

  private static void setHeaders(HttpHeaders headers, HttpAnswer answer) {
    headers.set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
    headers.set("X-Content-Type-Options", "nosniff");
    answer.headers().forEach(headers::set);
  }

  private void setConnection(HttpHeaders headers, boolean keepAlive) {
    if (!keepAlive) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    } else if (oldPeer) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
  }
}
