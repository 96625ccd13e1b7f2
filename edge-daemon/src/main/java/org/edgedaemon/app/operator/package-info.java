/**
 * What every line of work tells an operator in the same way: what came of a call, runs of the
 * history, values of metrics. The one room that its neighbours import.
 */
@NullMarked
package org.edgedaemon.app.operator;

import org.jspecify.annotations.NullMarked;
