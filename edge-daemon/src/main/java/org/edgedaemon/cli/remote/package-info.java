/** The daemon's operations over its admin port, for the commands. */
@NullMarked
package org.edgedaemon.cli.remote;

import org.jspecify.annotations.NullMarked;
