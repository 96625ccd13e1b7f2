/**
 * The main job on simulated devices: four terminals, a cloud, and the real daemon as a process of
 * its own between them.
 */
@NullMarked
package org.edgedaemon.simulator.demo;

import org.jspecify.annotations.NullMarked;
