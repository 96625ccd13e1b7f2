package org.edgedaemon.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conflict that the master kept.
 *
 * @param fields that both sides had changed
 * @param winner master, slave or both
 * @param master the row as the master had it
 * @param slaveRow the row as the slave had it
 * @param result the row as it became
 */
public record ConflictView(
    long id,
    Instant noted,
    String table,
    String key,
    String slave,
    List<String> fields,
    String winner,
    boolean masterDeleted,
    boolean slaveDeleted,
    Map<String, JsonNode> master,
    Map<String, JsonNode> slaveRow,
    Map<String, JsonNode> result,
    @Nullable Instant settled) {}
