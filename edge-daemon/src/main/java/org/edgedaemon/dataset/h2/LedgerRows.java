package org.edgedaemon.dataset.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.journal.h2.EntryColumns;

/** The ledger as rows. */
final class LedgerRows {
  private static final int HASH_BYTES = 32;
  static final String VERSION =
      "select version from synced_version where dataset = ? and record_id = ?";
  private static final String KEEP_VERSION =
      "merge into synced_version (dataset, record_id, version, pushed_at)"
          + " key (dataset, record_id) values (?, ?, ?, ?)";
  static final String URL =
      "select url from uploaded_file where directory = ? and content_hash = ?";
  private static final String KEEP_URL =
      "merge into uploaded_file (directory, content_hash, url, uploaded_at)"
          + " key (directory, content_hash) values (?, ?, ?, ?)";

  private LedgerRows() {}

  static Map<RecordId, String> versions(
      Connection connection, DatasetName dataset, List<RecordId> ids) throws SQLException {
    Map<RecordId, String> versions = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(VERSION)) {
      for (RecordId id : ids) {
        select.setString(1, dataset.value());
        select.setString(2, id.text());
        first(select).ifPresent(version -> versions.put(id, version));
      }
    }
    return versions;
  }

  static int keep(
      Connection connection, DatasetName dataset, Map<RecordId, String> versions, Instant at)
      throws SQLException {
    try (PreparedStatement merge = connection.prepareStatement(KEEP_VERSION)) {
      for (Map.Entry<RecordId, String> version : versions.entrySet()) {
        merge.setString(1, dataset.value());
        merge.setString(2, version.getKey().text());
        merge.setString(3, version.getValue());
        merge.setLong(4, EntryColumns.micros(at));
        merge.addBatch();
      }
      return merge.executeBatch().length;
    }
  }

  static Optional<String> url(Connection connection, String directory, byte[] hash)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(URL)) {
      select.setString(1, directory);
      select.setBytes(2, hash);
      return first(select);
    }
  }

  static int keep(Connection connection, String directory, byte[] hash, String url, Instant at)
      throws SQLException {
    try (PreparedStatement merge = connection.prepareStatement(KEEP_URL)) {
      merge.setString(1, directory);
      merge.setBytes(2, hash);
      merge.setString(3, url);
      merge.setLong(4, EntryColumns.micros(at));
      return merge.executeUpdate();
    }
  }

  /** SHA-256 in hexadecimal digits, as octets. */
  static byte[] hash(String contentHash) {
    byte[] hash = HexFormat.of().parseHex(contentHash);
    if (hash.length != HASH_BYTES) {
      throw new IllegalArgumentException("a SHA-256 has " + 2 * HASH_BYTES + " digits");
    }
    return hash;
  }

  private static Optional<String> first(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }
}
