package org.edgedaemon.simulator.demo;

/** Where the cloud is, and what opens it. */
record DemoCloud(String url, String key) {}
