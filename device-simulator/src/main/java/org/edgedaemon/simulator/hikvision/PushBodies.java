package org.edgedaemon.simulator.hikvision;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Writes the requests of pushes. */
final class PushBodies {
  private static final String BOUNDARY = "MIME_boundary";

  private final PushStyle style;
  private final Envelopes envelopes;

  PushBodies(HikvisionCore core) {
    this.style = core.push;
    this.envelopes = new Envelopes(core);
  }

  FullHttpRequest event(URI target, LoggedEvent event, boolean current) {
    boolean xml = style.form == PushForm.XML;
    String told = style.liveness ? Boolean.toString(current) : "";
    byte[] body =
        style.flat
            ? envelopes.flat(event, told, style.front, xml)
            : envelopes.nested(event, told, style.front, xml);
    boolean picture = style.pictureBytes > 0 && event.facts().picture();
    return request(target, body, picture ? PicturePath.jpeg(style.pictureBytes) : new byte[0]);
  }

  FullHttpRequest heartbeat(URI target) {
    boolean xml = style.form == PushForm.XML;
    return request(target, envelopes.heartbeat(Heartbeat.HEART_BEAT, xml), new byte[0]);
  }

  private FullHttpRequest request(URI target, byte[] body, byte[] picture) {
    return switch (style.form) {
      case JSON -> request(target, "application/json", Unpooled.wrappedBuffer(body));
      case XML -> request(target, "application/xml; charset=UTF-8", Unpooled.wrappedBuffer(body));
      case MULTIPART_BARE, MULTIPART_TYPED ->
          request(target, "multipart/form-data; boundary=" + BOUNDARY, multipart(body, picture));
    };
  }

  private ByteBuf multipart(byte[] body, byte[] picture) {
    String type =
        style.form == PushForm.MULTIPART_TYPED ? "\r\nContent-Type: application/json" : "";
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
            .formatted(BOUNDARY, style.partName, type);
    ByteBuf all = Unpooled.buffer().writeBytes(ascii(head)).writeBytes(body);
    if (picture.length > 0) {
      String second =
          String.join(
              "\r\n",
              "",
              "--" + BOUNDARY,
              "Content-Disposition: form-data; name=\"Picture\"; filename=\"Picture.jpg\"",
              "Content-Type: image/jpeg",
              "Content-Length: " + picture.length,
              "",
              "");
      all.writeBytes(ascii(second)).writeBytes(picture);
    }
    return all.writeBytes(ascii("\r\n--" + BOUNDARY + "--\r\n"));
  }

  private FullHttpRequest request(URI target, String type, ByteBuf body) {
    String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.POST, target.getRawPath() + query, body);
    request.headers().set("Host", target.getHost() + ":" + target.getPort());
    request.headers().set("Content-Type", type);
    request.headers().set("Connection", style.keepAlive ? "keep-alive" : "close");
    if (style.chunked) {
      HttpUtil.setTransferEncodingChunked(request, true);
    } else {
      HttpUtil.setContentLength(request, body.readableBytes());
    }
    return request;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
