package org.edgedaemon.device.hikvision.terminal;

import org.edgedaemon.device.hikvision.isapi.IsapiDocument;
import org.jspecify.annotations.Nullable;

/**
 * What a firmware says it can do; asked once for each.
 *
 * @param firmware version and build; empty when not said
 * @param access {@code /ISAPI/AccessControl/capabilities}; null when it has none
 * @param search {@code /ISAPI/AccessControl/AcsEvent/capabilities}; null when it has none, which
 *     does not mean that it cannot search
 */
public record Capabilities(
    String firmware, @Nullable IsapiDocument access, @Nullable IsapiDocument search) {}
