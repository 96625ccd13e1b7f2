package org.edgedaemon.admin;

/**
 * What became of the wish that a device push its events to us.
 *
 * @param armed whether it will
 * @param text what happened and what to do
 * @param kept what the device says it keeps now, without secrets; may have several lines
 */
public record ArmOutcome(String device, boolean armed, String text, String kept) {}
