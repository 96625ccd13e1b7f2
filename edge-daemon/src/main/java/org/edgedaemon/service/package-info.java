/**
 * The service manager that has started this process, and what it wants to know: systemd's
 * notifications.
 */
@NullMarked
package org.edgedaemon.service;

import org.jspecify.annotations.NullMarked;
