/**
 * This daemon as a master and as a slave of masters, as the etc file wants it: made, changed while
 * it runs, and shown to an operator, in health and in metrics.
 */
@NullMarked
package org.edgedaemon.app.replica;

import org.jspecify.annotations.NullMarked;
