package org.edgedaemon.simulator.cloudapi;

import java.util.List;
import java.util.stream.Collectors;

/** How a cloud writes a page of ids. */
public enum ListShape {
  /** {@code [4,5]}. */
  IDS(false) {
    @Override
    String render(Page page) {
      return list(page, id -> number(id));
    }
  },
  /** {@code ["4","5"]}. */
  TEXTS(false) {
    @Override
    String render(Page page) {
      return list(page, ListShape::text);
    }
  },
  /** {@code [{"id":4},…]}, with other members around it. */
  RECORDS(false) {
    @Override
    String render(Page page) {
      return list(page, id -> page.record(number(id)));
    }
  },
  /** {@code {"data":[4,5]}}. */
  DATA(false) {
    @Override
    String render(Page page) {
      return "{\"success\":true,\"data\":" + IDS.render(page) + "}";
    }
  },
  /** {@code {"data":[{"id":4},…]}}. */
  DATA_RECORDS(false) {
    @Override
    String render(Page page) {
      return "{\"data\":" + RECORDS.render(page) + ",\"count\":" + page.ids().size() + "}";
    }
  },
  /** {@code {"ids":["4","5"]}}. */
  IDS_MEMBER(false) {
    @Override
    String render(Page page) {
      return "{\"ids\":" + TEXTS.render(page) + "}";
    }
  },
  /** {@code {"ids":[4,5],"next":"?page=2"}}, relative. */
  NEXT(true) {
    @Override
    String render(Page page) {
      return "{\"ids\":" + IDS.render(page) + ",\"next\":" + page.next(page.query()) + "}";
    }
  },
  /** The same with the whole address. */
  NEXT_ABSOLUTE(true) {
    @Override
    String render(Page page) {
      String next = page.next(page.origin() + page.path() + page.query());
      return "{\"next\":" + next + ",\"data\":" + RECORDS.render(page) + "}";
    }
  },
  /** Laravel's paginator below another {@code data}. */
  PAGINATOR(true) {
    @Override
    String render(Page page) {
      String next = page.next(page.origin() + page.path() + page.query());
      return "{\"success\":true,\"data\":{\"current_page\":1,\"data\":%s,\"next_page_url\":%s}}"
          .formatted(RECORDS.render(page), next);
    }
  },
  /** Laravel's resources: {@code links.next}. */
  RESOURCES(true) {
    @Override
    String render(Page page) {
      String next = page.next(page.path() + page.query());
      return "{\"data\":%s,\"links\":{\"first\":\"x\",\"prev\":null,\"next\":%s},\"meta\":{\"links\":[]}}"
          .formatted(RECORDS.render(page), next);
    }
  };

  private final boolean paged;

  ListShape(boolean paged) {
    this.paged = paged;
  }

  /** Whether it comes in pages. */
  public boolean paged() {
    return paged;
  }

  abstract String render(Page page);

  /** How one id is written. */
  private interface Item {
    String of(String id);
  }

  private static String list(Page page, Item item) {
    return page.ids().stream().map(item::of).collect(Collectors.joining(",", "[", "]"));
  }

  private static String number(String id) {
    return Shelf.isNumber(id) ? id : text(id);
  }

  private static String text(String id) {
    return "\"" + id.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /**
   * One page of ids.
   *
   * @param idField what records call it
   * @param path of the collection
   * @param query of the next page, with the question mark; empty when this is the last
   */
  record Page(List<String> ids, String idField, String origin, String path, String query) {
    String record(String id) {
      return "{\"name\":\"n\",\"tags\":[{\"id\":0}],\"" + idField + "\":" + id + "}";
    }

    String next(String link) {
      return query.isEmpty() ? "null" : "\"" + link + "\"";
    }
  }
}
