/**
 * A cloud whose collections are kept equal by a sync: lists of ids in every shape that is met in
 * the field, records, uploads, and misbehaviour on demand.
 *
 * <p>Data flow: socket, {@code UploadDoor} (uploads, as they come, hashed and not kept), faults
 * (package {@code web}), {@code SyncDesk} (lists and records), {@code Shelf} (one collection). What
 * is shared between event loops and the threads of a test guards itself.
 */
@NullMarked
package org.edgedaemon.simulator.cloudapi;

import org.jspecify.annotations.NullMarked;
