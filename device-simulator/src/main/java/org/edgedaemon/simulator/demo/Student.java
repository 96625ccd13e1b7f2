package org.edgedaemon.simulator.demo;

/**
 * Somebody who attends lessons.
 *
 * @param pin what terminals know the student by
 */
record Student(String admissionNumber, String name, String pin) {}
