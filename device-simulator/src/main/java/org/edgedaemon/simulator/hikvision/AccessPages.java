package org.edgedaemon.simulator.hikvision;

/** What access control tells about itself. */
final class AccessPages {
  private final HikvisionCore core;
  private final StreamHall hall;

  AccessPages(HikvisionCore core, StreamHall hall) {
    this.core = core;
    this.hall = hall;
  }

  Reply capabilities() {
    return xml(
        new XmlText(core.text.namespace)
            .root("AccessControl")
            .flag("isSupportAcsEvent", true)
            .flag("isSupportAcsEventTotalNum", true)
            .flag("isSupportUserInfo", true)
            .flag("isSupportCardInfo", false)
            .flag("isSupportDeployInfo", true)
            .flag("isSupportAcsCfg", true)
            .flag("isSupportRemoteControlDoor", true)
            .end("AccessControl"));
  }

  Reply deployInfo() {
    XmlText xml = new XmlText(core.text.namespace).root("DeployInfo").begin("DeployList");
    int number = 1;
    for (String address : hall.holders()) {
      xml.begin("Content")
          .number("deployNo", number++)
          .number("deployType", 2)
          .text("ipAddr", address)
          .close("Content");
    }
    return xml(xml.close("DeployList").end("DeployInfo"));
  }

  Reply workStatus() {
    return json(
        "{\"AcsWorkStatus\":{\"doorLockStatus\":[0],\"doorStatus\":[4],\"magneticStatus\":[0],"
            + "\"caseStatus\":[],\"powerSupplyStatus\":\"ACPowerSupply\","
            + "\"antiSneakStatus\":\"close\",\"hostAntiDismantleStatus\":\"close\","
            + "\"cardReaderOnlineStatus\":[1],\"cardReaderVerifyMode\":[10,3],"
            + "\"alarmOutStatus\":[],\"cardNum\":"
            + core.staff.all().size()
            + "}}");
  }

  Reply config() {
    return json(
        "{\"AcsCfg\":{\"showCapPic\":true,\"uploadCapPic\":true,\"saveCapPic\":true,"
            + "\"overlayUserInfo\":false,\"voicePrompt\":true,\"uploadVerificationPic\":true,"
            + "\"saveVerificationPic\":true,\"saveFacePic\":true,\"desensitiseEmployeeNo\":false,"
            + "\"desensitiseName\":"
            + core.text.namesMasked
            + ",\"remoteCheckDoorEnabled\":false}}");
  }

  Reply storage() {
    return json("{\"EventStorageCfg\":{\"mode\":\"cycle\"}}");
  }

  Reply optimization() {
    return json("{\"EventOptimizationCfg\":{\"enable\":false,\"isCombinedLinkageEvents\":false}}");
  }

  private Reply json(String text) {
    return Reply.json(text, core.text.charset);
  }

  private Reply xml(String text) {
    return Reply.xml(200, text, core.text.charset);
  }
}
