/**
 * Health, metrics and the admin calls. What the daemon can do for an operator is {@link
 * org.edgedaemon.admin.Operations}; its records are at once the JSON of the admin port and of the
 * commands' {@code --json}.
 */
@NullMarked
package org.edgedaemon.admin;

import org.jspecify.annotations.NullMarked;
