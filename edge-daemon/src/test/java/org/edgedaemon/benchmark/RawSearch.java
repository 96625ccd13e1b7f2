package org.edgedaemon.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Asks a terminal for pages of its log with nothing but a socket: one kept connection, one nonce
 * whose count rises, and of an answer no more is looked at than its status and its length.
 */
final class RawSearch implements AutoCloseable {
  private static final String PATH = "/ISAPI/AccessControl/AcsEvent?format=json";
  private static final String LENGTH = "content-length:";
  private static final String CHALLENGE = "www-authenticate:";
  private static final String CLIENT_NONCE = "0011223344556677";

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private final MessageDigest md5;
  private final StringBuilder text = new StringBuilder();
  private String realm = "";
  private String nonce = "";
  private int count;

  RawSearch(int port) throws IOException, GeneralSecurityException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream(), 32 * 1024);
    md5 = MessageDigest.getInstance("MD5");
    String status = ask("", "{}");
    if (!status.contains(" 401 ") || nonce.isEmpty()) {
      throw new IOException("no digest challenge but " + status);
    }
  }

  /**
   * One page.
   *
   * @param position of its first row in the whole log
   */
  void page(int position, int rows) throws IOException {
    String body =
        "{\"AcsEventCond\":{\"searchID\":\"raw\",\"searchResultPosition\":"
            + position
            + ",\"maxResults\":"
            + rows
            + ",\"major\":0,\"minor\":0,\"picEnable\":false}}";
    String status = ask(authorization(), body);
    if (!status.contains(" 200 ")) {
      throw new IOException("the terminal answered " + status);
    }
  }

  private String ask(String authorization, String body) throws IOException {
    String head =
        "POST "
            + PATH
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + authorization
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n";
    out.write((head + body).getBytes(StandardCharsets.US_ASCII));
    return answer();
  }

  private String authorization() {
    String uses = String.format("%08x", ++count);
    String secret = hash(HikvisionPeer.USER + ":" + realm + ":" + HikvisionPeer.PASSWORD);
    String middle = ":" + nonce + ":" + uses + ":" + CLIENT_NONCE + ":auth:";
    String response = hash(secret + middle + hash("POST:" + PATH));
    return "Authorization: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", qop=auth,"
            .formatted(HikvisionPeer.USER, realm, nonce, PATH)
        + " nc=%s, cnonce=\"%s\", response=\"%s\"\r\n".formatted(uses, CLIENT_NONCE, response);
  }

  private String hash(String value) {
    return HexFormat.of().formatHex(md5.digest(value.getBytes(StandardCharsets.UTF_8)));
  }

  private String answer() throws IOException {
    String status = line();
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
        length = Integer.parseInt(header.substring(LENGTH.length()).trim());
      } else if (header.regionMatches(true, 0, CHALLENGE, 0, CHALLENGE.length())) {
        realm = parameter(header, "realm");
        nonce = parameter(header, "nonce");
      }
    }
    in.skipNBytes(length);
    return status;
  }

  private static String parameter(String header, String name) {
    String start = name + "=\"";
    int from = header.indexOf(start) + start.length();
    return header.substring(from, header.indexOf('"', from));
  }

  private String line() throws IOException {
    text.setLength(0);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the terminal closed the connection");
      }
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
