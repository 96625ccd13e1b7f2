package org.edgedaemon.admin;

/**
 * How a conflict is to be settled.
 *
 * @param take whose row is to stand: {@code master}, {@code slave} or {@code result}
 */
public record SettleWish(String take) {}
