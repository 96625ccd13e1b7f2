/** The databases of offices: their drivers, and connections that never wait for ever. */
@NullMarked
package org.edgedaemon.jdbc;

import org.jspecify.annotations.NullMarked;
