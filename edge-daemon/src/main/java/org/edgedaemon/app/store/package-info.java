/**
 * The data folder: its lock, the stores opened in the one order that is safe, backups, and what an
 * operator sees of stores and journal, whether the daemon runs or not.
 */
@NullMarked
package org.edgedaemon.app.store;

import org.jspecify.annotations.NullMarked;
