package org.edgedaemon.cli.remote;

import com.fasterxml.jackson.databind.JavaType;
import java.io.IOException;
import org.edgedaemon.admin.AdminJson;
import org.edgedaemon.admin.CursorPage;
import org.edgedaemon.admin.Page;

/** What an answer is read as. */
final class Shape<T> {
  private final JavaType type;

  private Shape(JavaType type) {
    this.type = type;
  }

  static <T> Shape<T> of(Class<T> type) {
    return new Shape<>(AdminJson.mapper().constructType(type));
  }

  static <T> Shape<Page<T>> pageOf(Class<T> item) {
    return new Shape<>(
        AdminJson.mapper().getTypeFactory().constructParametricType(Page.class, item));
  }

  static <T> Shape<CursorPage<T>> cursorPageOf(Class<T> item) {
    return new Shape<>(
        AdminJson.mapper().getTypeFactory().constructParametricType(CursorPage.class, item));
  }

  T read(byte[] json) throws IOException {
    return AdminJson.mapper().readValue(json, type);
  }
}
