package org.edgedaemon.health;

/** Something whose health can be asked. Cheap, never blocks, never throws. */
@FunctionalInterface
public interface HealthCheck {
  ComponentHealth check();
}
