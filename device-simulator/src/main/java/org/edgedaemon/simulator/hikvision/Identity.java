package org.edgedaemon.simulator.hikvision;

/**
 * Which device it is.
 *
 * @param serialNumber its identity; a swapped device has another
 * @param mac as the terminal writes it
 * @param version such as V3.2.30
 * @param released such as "build 220210"
 */
public record Identity(
    String deviceName,
    String model,
    String serialNumber,
    String mac,
    String version,
    String released) {

  static final Identity USUAL =
      new Identity(
          "Entrance A",
          "DS-K1T671M",
          "DS-K1T671M20250315V030800ENG00000001",
          "00:00:5e:00:53:0a",
          "V3.8.0",
          "build 250210");

  public Identity deviceName(String name) {
    return new Identity(name, model, serialNumber, mac, version, released);
  }

  public Identity model(String other) {
    return new Identity(deviceName, other, serialNumber, mac, version, released);
  }

  public Identity serialNumber(String other) {
    return new Identity(deviceName, model, other, mac, version, released);
  }

  public Identity mac(String other) {
    return new Identity(deviceName, model, serialNumber, other, version, released);
  }

  public Identity version(String other, String build) {
    return new Identity(deviceName, model, serialNumber, mac, other, build);
  }
}
