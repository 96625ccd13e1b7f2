package org.edgedaemon.simulator.demo;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Random;

/** Somebody at a place who takes in articles, sells, counts and corrects. */
final class Clerk {
  private static final int IDS_OF_A_PLACE = 1_000_000;
  private static final String[] REASONS = {"broken", "found", "counted", "returned"};

  private final SharedDatabase database;
  private final Random random;
  private long next;

  /**
   * @param number no two places have the same: keys begin there
   */
  Clerk(SharedDatabase database, int number, Random random) {
    this.database = database;
    this.random = random;
    this.next = (long) number * IDS_OF_A_PLACE;
  }

  String place() {
    return database.place();
  }

  /** What was there before the demo. */
  void fill(int articles, int sales) throws SQLException {
    for (int i = 0; i < articles; i++) {
      takeIn();
    }
    for (int i = 0; i < sales; i++) {
      sell();
      if (i % 4 == 0) {
        adjust();
      }
    }
  }

  /** Does one thing or another. */
  Edit work() throws SQLException {
    return switch (random.nextInt(9)) {
      case 0 -> takeIn();
      case 1, 2 -> sell();
      case 3 -> adjust();
      case 4 -> price(some(SharedTable.INVENTORIES));
      case 5 -> move(some(SharedTable.INVENTORIES));
      case 6, 7 -> note(some(SharedTable.TRANSACTIONS));
      default -> cancel(some(SharedTable.TRANSACTIONS));
    };
  }

  private Edit takeIn() throws SQLException {
    long id = ++next;
    String name = "Article " + id;
    database.change(
        "insert into inventories values (?, ?, ?, 100, 10, :now)", id, name, "shelf " + shelf());
    return new Edit(SharedTable.INVENTORIES, id, "name", name, "takes in article " + id);
  }

  private Edit sell() throws SQLException {
    long id = ++next;
    long article = some(SharedTable.INVENTORIES);
    int pieces = 1 + random.nextInt(9);
    String note = "receipt " + id;
    database.change(
        "insert into transactions values (?, ?, ?, ?, ?, :now)",
        id,
        article,
        -pieces,
        10 * pieces,
        note);
    String told = "sells %d of article %d".formatted(pieces, article);
    return new Edit(SharedTable.TRANSACTIONS, id, "note", note, told);
  }

  private Edit adjust() throws SQLException {
    long id = ++next;
    long article = some(SharedTable.INVENTORIES);
    String reason = REASONS[random.nextInt(REASONS.length)];
    database.change(
        "insert into inventory_adjustments values (?, ?, ?, ?, :now)",
        id,
        article,
        random.nextInt(-5, 6),
        reason);
    String told = "adjusts article %d: %s".formatted(article, reason);
    return new Edit(SharedTable.INVENTORY_ADJUSTMENTS, id, "reason", reason, told);
  }

  /** Gives an article another price. */
  Edit price(long article) throws SQLException {
    String price = BigDecimal.valueOf(random.nextInt(100, 100_000), 2).toPlainString();
    String told = "prices article %d at %s".formatted(article, price);
    return update(SharedTable.INVENTORIES, article, "price", price, told);
  }

  private Edit move(long article) throws SQLException {
    String shelf = "shelf " + shelf();
    String told = "moves article %d to %s".formatted(article, shelf);
    return update(SharedTable.INVENTORIES, article, "location", shelf, told);
  }

  /** Writes another note to a transaction. */
  Edit note(long transaction) throws SQLException {
    String note = "checked by %s, no. %d".formatted(place(), random.nextInt(1_000_000));
    String told = "notes on transaction " + transaction;
    return update(SharedTable.TRANSACTIONS, transaction, "note", note, told);
  }

  /** Deletes a transaction. */
  Edit cancel(long transaction) throws SQLException {
    database.change("delete from transactions where id = ?", transaction);
    return new Edit(
        SharedTable.TRANSACTIONS, transaction, "id", null, "deletes transaction " + transaction);
  }

  private Edit update(SharedTable table, long id, String column, String value, String told)
      throws SQLException {
    database.change(
        "update %s set %s = ?, updated_at = :now where id = ?".formatted(table.title(), column),
        value,
        id);
    return new Edit(table, id, column, value, told);
  }

  private int shelf() {
    return 1 + random.nextInt(500);
  }

  /** Of a table with rows, which all are from {@link #fill} on. */
  long some(SharedTable table) throws SQLException {
    Long id = database.someRow(table);
    if (id == null) {
      throw new SQLException("there is nothing in " + table.title() + " at " + place());
    }
    return id;
  }
}
