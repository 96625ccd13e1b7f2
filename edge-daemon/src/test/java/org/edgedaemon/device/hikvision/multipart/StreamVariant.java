package org.edgedaemon.device.hikvision.multipart;

import java.util.List;

/**
 * A stream as some terminal sends it.
 *
 * @param parts what it holds
 * @param defects how many things are wrong with it
 */
record StreamVariant(
    String name, String contentType, String stream, List<String> parts, int defects) {
  static final String A = "{\"a\":{\"b\":\"}\\\"\"},\"c\":[{}]}";
  static final String B = "{\"b\":2}";
  static final String X = "<?xml version=\"1.0\"?>\n<E v=\"1\">\r\n<c/><d></d>\n</E>";
  static final String JPEG =
      "\u00ff\u00d8\r\n--\u0000--MIME\n-" + "x".repeat(1100) + "\r\n\u00ff\u00d9";

  /** What a picture holds that should better not be read. */
  static final String TRAP = "{\"forged\":1}";

  private static final String M = "--MIME_boundary\r\n";

  static List<StreamVariant> all() {
    return List.of(
        good("as in the book", json(A) + picture(JPEG.length()) + json(B)),
        good(
            "no lengths",
            M
                + "Content-Type: application/json\r\n\r\n"
                + A
                + "\r\n"
                + jpeg("")
                + M
                + "Content-Type: application/json\r\n\r\n"
                + B
                + "\r\n"
                + M),
        good(
            "line feeds only",
            (json(A) + "@" + json(B)).replace("\r\n", "\n").replace("@", picture(JPEG.length()))),
        good("doubled delimiters", M + json(A) + M + M + picture(JPEG.length()) + M + json(B)),
        good("four dashes", (json(A) + picture(JPEG.length()) + json(B)).replace(M, "--" + M)),
        good(
            "blank lines everywhere",
            (json(A) + picture(JPEG.length()) + json(B)).replace(M, "\r\n\r\n" + M + "\r\n\n")
                + "\r\n\r\n\r\n"),
        good(
            "blanks behind delimiters",
            (json(A) + picture(JPEG.length()) + json(B)).replace(M, "--MIME_boundary \t\r\n")),
        good(
            "empty parts",
            json(A)
                + M
                + "Content-Length: 0\r\n\r\n\r\n"
                + M
                + "\r\n"
                + M
                + "Content-Type: application/json\r\n\r\n"
                + picture(JPEG.length())
                + json(B)),
        good(
            "no line end before delimiters",
            json(A).stripTrailing() + picture(JPEG.length()).stripTrailing() + json(B)),
        good(
            "closing delimiter, and more",
            json(A)
                + "--MIME_boundary--\r\n"
                + picture(JPEG.length())
                + json(B)
                + "--MIME_boundary--"),
        good("blanks before bodies", json(" \r\n " + A) + picture(JPEG.length()) + json("\t" + B)),
        good("byte order mark", json("\u00ef\u00bb\u00bf" + A) + picture(JPEG.length()) + json(B)),
        bad("no headers", 2, M + A + "\r\n" + picture(JPEG.length()) + M + B + "\r\n" + M),
        bad(
            "no headers but a blank line",
            2,
            M + "\r\n" + A + "\r\n" + picture(JPEG.length()) + M + "\r\n" + B + "\r\n" + M),
        bad(
            "no blank line",
            1,
            M
                + "Content-Type: application/json\r\n"
                + A
                + "\r\n"
                + picture(JPEG.length())
                + json(B)),
        bad(
            "malformed headers",
            2,
            M
                + "Content-Type application/json\r\nContent-Length\r\n\r\n"
                + A
                + "\r\n"
                + picture(JPEG.length())
                + json(B)),
        bad("length too short", 1, json(A, 3) + picture(JPEG.length()) + json(B)),
        bad("length too long", 1, json(A, 300) + picture(JPEG.length()) + json(B)),
        bad("length of a picture too short", 1, json(A) + picture(4) + json(B)),
        bad(
            "length of a picture a line too long",
            1,
            json(A) + picture(JPEG.length() + 10) + json(B)),
        good("delimiters in a picture", json(A) + trapped() + json(B)),
        good("delimiters in a picture, no line end", json(A) + trapped().stripTrailing() + json(B)),
        new StreamVariant(
            "a length too long hides parts but once",
            Heard.MIXED,
            hiding(A) + json(B) + hiding(A) + trapped() + json(B),
            List.of("PICTURE", B, "PICTURE", A, "PICTURE", TRAP, B),
            4),
        bad("a length beyond all measure", 1, json(A) + picture(2_000_000_000) + json(B)),
        bad(
            "rubbish between parts",
            1,
            json(A) + "rubbish\r\n--MIME\r\n" + picture(JPEG.length()) + json(B)),
        bad(
            "wrong types",
            0,
            (json(A) + picture(JPEG.length()) + json(B))
                .replace("application/json; charset=\"UTF-8\"", "image/jpeg")),
        bad(
            "no first delimiter",
            0,
            (json(A) + picture(JPEG.length()) + json(B)).substring(M.length())),
        bad(
            "another boundary than announced",
            0,
            (json(A) + picture(JPEG.length()) + json(B)).replace(M, "--another\r\n")),
        new StreamVariant(
            "boundary announced with dashes",
            "multipart/mixed; boundary=--MIME_boundary",
            json(A) + json(B),
            List.of(A, B),
            0),
        new StreamVariant(
            "and sent with them",
            "multipart/mixed;boundary=\"--MIME_boundary\"",
            (json(A) + json(B)).replace("--M", "----M"),
            List.of(A, B),
            0),
        new StreamVariant(
            "no boundary announced",
            "multipart/mixed",
            "\r\n" + json(A) + json(B),
            List.of(A, B),
            0),
        new StreamVariant(
            "form data",
            "Multipart/Form-Data; charset=utf-8; BOUNDARY = MIME_boundary ",
            "Content-Disposition: form-data; name=\"event_log\"\r\n\r\n"
                + A
                + "\r\n"
                + M
                + "Content-Disposition: form-data; name=\"x\"\r\n\r\nabc\r\n"
                + json(B),
            List.of(A, "OTHER", B),
            0),
        new StreamVariant(
            "XML",
            Heard.MIXED,
            xml(X)
                + M
                + "Content-Type: application/xml\r\n\r\n"
                + X
                + "\r\n"
                + xml("<e/>")
                + json(B),
            List.of(X, X, "<e/>", B),
            0),
        new StreamVariant(
            "never closed",
            Heard.MIXED,
            json("{\"a\":\"b\r\n") + xml("<a><b>") + json(B),
            List.of("{\"a\":\"b", "<a><b>", B),
            2),
        new StreamVariant("cut off", Heard.MIXED, json(A) + M + "\r\n{\"a\":", List.of(A), 2),
        new StreamVariant(
            "cut off in a picture",
            Heard.MIXED,
            json(A) + M + "Content-Type: image/jpeg\r\n\r\n\u00ff\u00d8",
            List.of(A),
            1));
  }

  @Override
  public String toString() {
    return name;
  }

  byte[] bytes() {
    return Heard.bytes(stream);
  }

  private static StreamVariant good(String name, String stream) {
    return bad(name, 0, stream);
  }

  private static StreamVariant bad(String name, int defects, String stream) {
    return new StreamVariant(name, Heard.MIXED, stream, List.of(A, "PICTURE", B), defects);
  }

  private static String json(String body) {
    return json(body, body.length());
  }

  private static String json(String body, int length) {
    return M
        + "Content-Type: application/json; charset=\"UTF-8\"\r\nContent-Length: "
        + length
        + "\r\n\r\n"
        + body
        + "\r\n";
  }

  private static String xml(String body) {
    return json(body).replace("json", "xml");
  }

  private static String picture(int length) {
    return jpeg("Content-Length: " + length + "\r\n");
  }

  /** A picture that holds a whole part. */
  private static String trapped() {
    String trap = "\r\n" + json(TRAP) + "x".repeat(1_000) + JPEG;
    return picture(JPEG.length() + trap.length()).replace(JPEG, JPEG + trap);
  }

  /** A picture whose length ends within the text part that follows. */
  private static String hiding(String text) {
    return picture(JPEG.length() + json(text).length() - 10) + json(text);
  }

  private static String jpeg(String length) {
    return M
        + "Content-Disposition: form-data; name=\"Picture\"; filename=\"Picture.jpg\"\r\n"
        + "Content-Type: image/jpeg\r\n"
        + length
        + "Content-ID: pictureImage\r\n\r\n"
        + JPEG
        + "\r\n";
  }
}
