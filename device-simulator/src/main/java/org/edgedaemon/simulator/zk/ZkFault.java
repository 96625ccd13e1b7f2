package org.edgedaemon.simulator.zk;

import java.util.List;

/**
 * One way in which a terminal or the network misbehaves. Arm it with {@link ZkFaults}.
 *
 * @param kind what happens
 * @param numbers its figures, as the factory methods say
 * @param command happens only in the answer to this command; 0 is any
 */
public record ZkFault(Kind kind, List<Integer> numbers, int command) {

  /** What can happen, and what counts as one occasion for it. */
  public enum Kind {
    /** Per answer, TCP: the bytes leave in small pieces. */
    DRIBBLE,
    /** Per answer, TCP: the bytes leave in pieces cut at given places, with a pause between. */
    SPLIT,
    /** Per event, TCP: the event waits and leaves in one write with the next answer. */
    COALESCE,
    /** Per answer, TCP: a frame has a wrong magic. */
    WRONG_MAGIC,
    /** Per answer: the last frame has a wrong checksum. */
    WRONG_CHECKSUM,
    /** Per answer: silence after some bytes (TCP) or instead of the answer (UDP). */
    STALL,
    /** Per answer, TCP: the connection is reset after some bytes. */
    RESET,
    /** Per answer: it comes late. */
    DELAY,
    /** Per answer: it carries another reply id. */
    WRONG_REPLY_ID,
    /** Per request: answered with ACK_RETRY. */
    BUSY,
    /** Per data part: it is not sent. */
    LOSE_PART,
    /** Per data part: it is sent twice. */
    DUPLICATE_PART,
    /** Per data part: it is sent after the one that follows it. */
    REORDER_PART,
    /** Per data part: it is sent just before the next answer instead, with its old reply id. */
    LATE_PART,
    /** Per transfer: the closing ACK comes before the data. */
    ACK_FIRST,
    /** Per transfer: fewer bytes than announced. */
    SHORT_READ,
    /** Per transfer: no closing ACK. */
    NO_CLOSING_ACK,
    /** Per transfer: the closing ACK has an odd session field. */
    ODD_CLOSING_SESSION,
    /** Per transfer: somebody punches, and the event comes between the parts. */
    EVENT_BETWEEN_PARTS,
    /** Per 1504: answered with ACK_ERROR, and the buffer is gone. */
    CHUNK_REFUSED,
    /** Per 1503: answered with 4989. */
    BUFFER_REFUSED,
    /** Per 1503 or direct read: the dataset's own length is wrong. */
    TOTAL_OFFSET,
    /** Per sizes answer: the record count is wrong. */
    COUNT_OFFSET,
    /** Per event: it is not sent. */
    LOSE_EVENT,
    /** Per event: it is sent twice. */
    DUPLICATE_EVENT
  }

  /** Takes a copy of the figures. */
  public ZkFault {
    numbers = List.copyOf(numbers);
  }

  /** The same fault, only in the answer to one command (1000 CONNECT, 1503, 1504, ...). */
  public ZkFault on(int onlyCommand) {
    return new ZkFault(kind, numbers, onlyCommand);
  }

  /** Answers leave in pieces of so many bytes. */
  public static ZkFault dribble(int bytes) {
    return of(Kind.DRIBBLE, bytes);
  }

  /** Answers are cut at these byte offsets, counted from the answer's first prefix byte. */
  public static ZkFault splitAt(Integer... offsets) {
    return new ZkFault(Kind.SPLIT, List.of(offsets), 0);
  }

  /** Events wait and leave in one write with the next answer. */
  public static ZkFault coalesce() {
    return of(Kind.COALESCE);
  }

  /** Frame number {@code frame} of an answer (or its last one, if it has fewer) has garbage. */
  public static ZkFault wrongMagic(int frame) {
    return of(Kind.WRONG_MAGIC, frame, 0x4B);
  }

  /** As {@link #wrongMagic}, with the magic of the encrypted dialect, 50 50 83 7C. */
  public static ZkFault secureMagic(int frame) {
    return of(Kind.WRONG_MAGIC, frame, 0x83);
  }

  /** The last frame of an answer has a wrong checksum. */
  public static ZkFault wrongChecksum() {
    return of(Kind.WRONG_CHECKSUM);
  }

  /** No answer. */
  public static ZkFault stall() {
    return stallAfter(0);
  }

  /** Silence after so many bytes of the answer. */
  public static ZkFault stallAfter(int bytes) {
    return of(Kind.STALL, bytes);
  }

  /** TCP accepts, CONNECT is never answered. */
  public static ZkFault silentConnect() {
    return stall().on(Command.CONNECT);
  }

  /** A TCP reset after so many bytes of the answer. */
  public static ZkFault resetAfter(int bytes) {
    return of(Kind.RESET, bytes);
  }

  /** The answer comes so many milliseconds late. */
  public static ZkFault delay(int millis) {
    return of(Kind.DELAY, millis);
  }

  /** The answer carries this reply id instead of the request's. */
  public static ZkFault wrongReplyId(int replyId) {
    return of(Kind.WRONG_REPLY_ID, replyId);
  }

  /** ACK_RETRY. */
  public static ZkFault busy() {
    return of(Kind.BUSY);
  }

  /** A data part is lost. */
  public static ZkFault losePart() {
    return of(Kind.LOSE_PART);
  }

  /** A data part comes twice. */
  public static ZkFault duplicatePart() {
    return of(Kind.DUPLICATE_PART);
  }

  /** A data part changes places with the next one. */
  public static ZkFault reorderPart() {
    return of(Kind.REORDER_PART);
  }

  /** A data part comes with the next answer, under its old reply id. */
  public static ZkFault latePart() {
    return of(Kind.LATE_PART);
  }

  /** The closing ACK overtakes the data. */
  public static ZkFault ackFirst() {
    return of(Kind.ACK_FIRST);
  }

  /** A transfer ends so many bytes early. */
  public static ZkFault shortRead(int bytes) {
    return of(Kind.SHORT_READ, bytes);
  }

  /** A transfer has no closing ACK. */
  public static ZkFault noClosingAck() {
    return of(Kind.NO_CLOSING_ACK);
  }

  /** The closing ACK has this in its session field. */
  public static ZkFault oddClosingSession(int session) {
    return of(Kind.ODD_CLOSING_SESSION, session);
  }

  /** A punch and its event in the middle of a transfer. */
  public static ZkFault eventBetweenParts() {
    return of(Kind.EVENT_BETWEEN_PARTS);
  }

  /** ACK_ERROR to a 1504; the prepared buffer is gone. */
  public static ZkFault chunkRefused() {
    return of(Kind.CHUNK_REFUSED);
  }

  /** 4989 to a 1503. */
  public static ZkFault bufferRefused() {
    return of(Kind.BUFFER_REFUSED);
  }

  /** The dataset's own length field is wrong by so many bytes. */
  public static ZkFault totalOffset(int bytes) {
    return of(Kind.TOTAL_OFFSET, bytes);
  }

  /** The record count of GET_FREE_SIZES is wrong by so many. */
  public static ZkFault countOffset(int records) {
    return of(Kind.COUNT_OFFSET, records);
  }

  /** An event is lost. */
  public static ZkFault loseEvent() {
    return of(Kind.LOSE_EVENT);
  }

  /** An event comes twice. */
  public static ZkFault duplicateEvent() {
    return of(Kind.DUPLICATE_EVENT);
  }

  int number(int index) {
    return numbers.get(index);
  }

  private static ZkFault of(Kind kind, Integer... numbers) {
    return new ZkFault(kind, List.of(numbers), 0);
  }
}
