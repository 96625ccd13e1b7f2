package org.edgedaemon.simulator.hikvision;

/**
 * What clients did so far.
 *
 * @param connections opened since the start
 * @param openConnections now
 * @param mostConnections open at one time
 * @param requests answered or not, challenges included
 * @param mostRequests in the works at one time, alert streams left out
 * @param challenges requests without credentials
 * @param credentialed requests with an Authorization header
 * @param failedLogins wrong passwords; this is what locks
 * @param loginsWhileLocked requests with credentials while locked; each starts the time anew
 * @param streams opened since the start
 * @param openStreams now
 * @param refusedStreams for want of a slot
 * @param parts sent on streams, heartbeats included
 * @param pushes sent, repetitions included
 * @param acceptedPushes answered as terminals want it
 */
public record TerminalCounts(
    int connections,
    int openConnections,
    int mostConnections,
    int requests,
    int mostRequests,
    int challenges,
    int credentialed,
    int failedLogins,
    int loginsWhileLocked,
    int streams,
    int openStreams,
    int refusedStreams,
    int parts,
    int pushes,
    int acceptedPushes) {}
