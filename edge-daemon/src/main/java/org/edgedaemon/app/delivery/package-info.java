/**
 * Delivery in the daemon: destinations of every kind, made and changed as the etc file wants it,
 * the lanes to them and their dead letters, and what an operator sees of that, whether the daemon
 * runs or not.
 */
@NullMarked
package org.edgedaemon.app.delivery;

import org.jspecify.annotations.NullMarked;
