package org.edgedaemon.simulator.demo;

/**
 * What the daemons say.
 *
 * @param north rounds there
 * @param south rounds there
 * @param conflicts that the master keeps
 */
record ReplicaCounts(long north, long south, long conflicts) {}
