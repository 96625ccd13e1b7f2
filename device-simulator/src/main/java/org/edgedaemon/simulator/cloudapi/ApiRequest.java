package org.edgedaemon.simulator.cloudapi;

/**
 * A request that was answered.
 *
 * @param target path below the base, with the query
 * @param status 0 when there was no answer, or no HTTP
 */
public record ApiRequest(String method, String target, int status) {}
