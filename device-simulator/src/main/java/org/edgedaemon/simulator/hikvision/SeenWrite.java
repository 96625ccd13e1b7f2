package org.edgedaemon.simulator.hikvision;

/** A request that would change the terminal, whether it was done or refused. */
public record SeenWrite(String method, String path, String body) {}
