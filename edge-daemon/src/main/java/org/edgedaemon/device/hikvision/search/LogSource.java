package org.edgedaemon.device.hikvision.search;

import org.edgedaemon.device.hikvision.isapi.Isapi;

/**
 * The terminal whose log is read.
 *
 * @param label names it in messages
 * @param serial its serial number; a cursor of another one is no cursor
 * @param firmware what it takes is remembered for this version
 */
public record LogSource(
    Isapi isapi, String label, String serial, String firmware, SearchCapabilities capabilities) {}
