package org.edgedaemon.simulator.hikvision;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** Writes answers as bytes. */
final class Answers {
  private final HttpStyle style;

  Answers(HttpStyle style) {
    this.style = style;
  }

  ByteBuf write(Reply reply, boolean close) {
    return Unpooled.wrappedBuffer(head(reply, close, reply.body().length), reply.body());
  }

  /** The head, with another length than that of the body. */
  byte[] head(Reply reply, boolean close, int length) {
    StringBuilder head = new StringBuilder(320);
    head.append("HTTP/1.1 ").append(HttpResponseStatus.valueOf(reply.status)).append("\r\n");
    head.append("Server: webs\r\n");
    reply.headers.forEach(header -> head.append(header).append("\r\n"));
    head.append("Connection: ").append(close ? "close" : "keep-alive").append("\r\n");
    head.append("Content-Type: ").append(type(reply)).append("\r\n");
    head.append("Content-Length: ").append(length).append("\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private String type(Reply reply) {
    if (!style.wrongContentType) {
      return reply.type;
    }
    return reply.type.equals(Reply.JSON) ? "text/html" : Reply.JSON;
  }
}
