package org.edgedaemon.destination.firebase;

import java.util.List;
import org.edgedaemon.entry.SequencedEntry;

/** Bodies of commits, as the destination makes them. */
public final class RenderedCommits {
  private RenderedCommits() {}

  /** One commit in the default layout. */
  public static byte[] of(String project, List<SequencedEntry> entries) {
    return FirestoreWrites.render(
        "projects/" + project + "/databases/(default)/documents/",
        new Changes(FirebaseLayout.defaults()).of(entries).orElseThrow());
  }
}
