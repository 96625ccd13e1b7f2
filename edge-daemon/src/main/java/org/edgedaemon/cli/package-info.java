/**
 * The commands. A command is a short process: it looks at the etc file, asks the running daemon
 * over the admin port, or opens the stores itself when no daemon runs, prints, and ends with an
 * exit code. What it needs of the rest comes in through the ports here ({@link
 * org.edgedaemon.cli.CliServices}).
 */
@NullMarked
package org.edgedaemon.cli;

import org.jspecify.annotations.NullMarked;
