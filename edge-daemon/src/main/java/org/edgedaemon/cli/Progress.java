package org.edgedaemon.cli;

import org.edgedaemon.admin.ProgressListener;

/** Shows how far long work is until it is closed. */
interface Progress extends ProgressListener, AutoCloseable {
  @Override
  void close();
}
