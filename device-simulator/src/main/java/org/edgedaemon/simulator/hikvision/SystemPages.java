package org.edgedaemon.simulator.hikvision;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identity, clock and health. */
final class SystemPages {
  private final HikvisionCore core;
  private volatile String timeMode = "NTP";

  SystemPages(HikvisionCore core) {
    this.core = core;
  }

  Reply userCheck() {
    return xml(
        root("userCheck")
            .number("statusValue", 200)
            .text("statusString", "OK")
            .flag("isDefaultPassword", false)
            .flag("isRiskPassword", false)
            .flag("isActivated", true)
            .end("userCheck"));
  }

  Reply deviceInfo() {
    Identity identity = core.identity();
    return xml(
        root("DeviceInfo")
            .text("deviceName", identity.deviceName())
            .text("deviceID", "255")
            .text("model", identity.model())
            .text("serialNumber", identity.serialNumber())
            .text("macAddress", identity.mac())
            .text("firmwareVersion", identity.version())
            .text("firmwareReleasedDate", identity.released())
            .text("deviceType", "ACS")
            .number("telecontrolID", 255)
            .flag("supportBeep", true)
            .number("localZoneNum", 2)
            .number("alarmOutNum", 1)
            .number("electroLockNum", 1)
            .number("RS485Num", 1)
            .text("manufacturer", "hikvision")
            .number("OEMCode", 1)
            .number("marketType", 1)
            .end("DeviceInfo"));
  }

  Reply time(Call call) {
    return switch (call.method) {
      case "GET" -> xml(time());
      case "PUT" -> setTime(call);
      default -> Refused.METHOD.reply(call);
    };
  }

  Reply status() {
    Instant now = core.clock.instant();
    long up = Duration.between(core.bootedAt(), core.clock.real()).toSeconds();
    return xml(
        root("DeviceStatus")
            .text("currentDeviceTime", timeText(now))
            .number("deviceUpTime", up)
            .begin("CPUList")
            .begin("CPU")
            .text("cpuDescription", "")
            .number("cpuUtilization", 17)
            .close("CPU")
            .close("CPUList")
            .begin("MemoryList")
            .begin("Memory")
            .number("memoryUsage", 61)
            .number("memoryAvailable", 72)
            .close("Memory")
            .close("MemoryList")
            .end("DeviceStatus"));
  }

  Reply capabilities() {
    return xml(
        root("DeviceCap")
            .begin("SysCap")
            .flag("isSupportSubscribeEvent", false)
            .close("SysCap")
            .begin("SecurityCap")
            .flag("issupIllegalLoginLock", true)
            .close("SecurityCap")
            .flag("isSupportAccessControlCap", true)
            .end("DeviceCap"));
  }

  Reply illegalLoginLock() {
    return xml(
        root("IllegalLoginLock")
            .flag("enabled", true)
            .number("maxIllegalLoginTimes", core.login.lockAfter)
            .number("maxIllegalLoginLockTime", core.login.lockFor.toMinutes())
            .end("IllegalLoginLock"));
  }

  private String time() {
    return root("Time")
        .text("timeMode", timeMode)
        .text("localTime", timeText(core.clock.instant()))
        .text("timeZone", core.clock.zone().text())
        .end("Time");
  }

  private String timeText(Instant now) {
    int offset = core.clock.offset(now).getTotalSeconds();
    return core.events.time(now.getEpochSecond() + offset, offset);
  }

  private Reply setTime(Call call) {
    Optional<String> mode = element(call.body(), "timeMode");
    if (mode.isEmpty()) {
      return Refused.XML.reply(call);
    }
    Optional<String> zone = element(call.body(), "timeZone");
    if (zone.isPresent() && PosixZone.parse(zone.get()).isEmpty()) {
      return Refused.parameters("timeZone").reply(call);
    }
    zone.flatMap(PosixZone::parse).ifPresent(core.clock::zone);
    Optional<String> local = element(call.body(), "localTime");
    if (local.isPresent() && mode.get().equals("manual")) {
      try {
        core.clock.set(LocalDateTime.parse(local.get().substring(0, 19)));
      } catch (DateTimeException | StringIndexOutOfBoundsException e) {
        return Refused.parameters("localTime").reply(call);
      }
    }
    timeMode = mode.get();
    return Refused.OK.reply(call);
  }

  private static Optional<String> element(String xml, String name) {
    Matcher matcher =
        Pattern.compile("[<:]" + name + ">([^<]*)</|\"" + name + "\"\\s*:\\s*\"([^\"]*)\"")
            .matcher(xml);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String inXml = matcher.group(1);
    return Optional.of((inXml == null ? matcher.group(2) : inXml).strip());
  }

  private XmlText root(String name) {
    return new XmlText(core.text.namespace).root(name);
  }

  private Reply xml(String text) {
    return Reply.xml(200, text, core.text.charset);
  }
}
