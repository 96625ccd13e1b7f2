package org.edgedaemon.destination.firebase;

import com.google.firestore.v1.CommitRequest;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;

/** Google's own strict reader of what we send: it refuses what it does not know. */
final class Commits {
  private Commits() {}

  static CommitRequest parse(String json) {
    CommitRequest.Builder builder = CommitRequest.newBuilder();
    try {
      JsonFormat.parser().merge(json, builder);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("no commit for Google: " + json, e);
    }
    return builder.build();
  }
}
