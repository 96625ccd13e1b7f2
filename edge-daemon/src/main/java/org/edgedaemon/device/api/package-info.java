/**
 * The local API: programs of the office bring punches, attendance marks and records of datasets
 * over HTTP, each with a token. They are answered when the intake has what they brought, never
 * before. Bodies are read on a worker, not on an event loop.
 */
@NullMarked
package org.edgedaemon.device.api;

import org.jspecify.annotations.NullMarked;
