package org.edgedaemon.device.hikvision.isapi;

import org.jspecify.annotations.Nullable;

/**
 * One record of a terminal's event log, whatever way it came: a row of a search ({@code InfoList}),
 * a part of the alert stream, the body of a push. Texts that mean "absent" ({@code ""}, and {@code
 * "0"} for a card) are null.
 *
 * @param code major and minor type, only ever looked up as a pair
 * @param serialNo the log's serial number, up to 4,294,967,295; null when absent or 0
 * @param frontSerialNo the serial number of the event before, on the stream; null when absent or 0
 * @param time as written, and as understood
 * @param person the person's id as text, leading zeros kept
 * @param name the person's name, perhaps masked
 * @param doorNo 0 for none
 * @param cardReaderNo 0 for none
 * @param attendanceStatus as written; null when absent
 * @param similarity a face's score where a firmware gives one; null otherwise
 * @param current false for a replay of the log on the stream, true for news, null when not said
 * @param remoteCheck the terminal waits for another system to allow the passage
 * @param raw the record as one JSON object, with every field that came, unknown ones too
 */
public record AccessEvent(
    EventCode code,
    @Nullable Long serialNo,
    @Nullable Long frontSerialNo,
    EventTime time,
    @Nullable String person,
    @Nullable String name,
    @Nullable String cardNo,
    int doorNo,
    int cardReaderNo,
    @Nullable String attendanceStatus,
    @Nullable Double similarity,
    @Nullable Boolean current,
    boolean remoteCheck,
    String raw) {}
