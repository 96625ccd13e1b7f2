package org.edgedaemon.simulator.zk;

import java.util.List;

/**
 * What clients have done to a terminal so far.
 *
 * @param connections TCP connections accepted
 * @param connects CONNECT requests answered
 * @param exits sessions ended by EXIT
 * @param auths AUTH requests with the right key
 * @param refusedAuths AUTH requests with a wrong key
 * @param disables DISABLEDEVICE requests
 * @param enables ENABLEDEVICE requests
 * @param clockSets SET_TIME requests
 * @param logReads reads of the attendance log begun
 * @param userReads reads of the users begun
 * @param kicked sessions ended because another client came, or ignored in favour of the first
 * @param open sessions open now
 * @param dangerous requests that no reader of punches has a use for, in order: CLEAR, DELETE,
 *     writes, restarts, reads of biometric data
 */
public record SessionCounts(
    int connections,
    int connects,
    int exits,
    int auths,
    int refusedAuths,
    int disables,
    int enables,
    int clockSets,
    int logReads,
    int userReads,
    int kicked,
    int open,
    List<String> dangerous) {}
