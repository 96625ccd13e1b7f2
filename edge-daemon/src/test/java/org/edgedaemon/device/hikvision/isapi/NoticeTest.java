package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.edgedaemon.device.hikvision.isapi.Notice.AccessNotice;
import org.edgedaemon.device.hikvision.isapi.Notice.Heartbeat;
import org.edgedaemon.device.hikvision.isapi.Notice.OtherNotice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {
  private static Notice of(String body) {
    return Notice.of(Samples.read(body));
  }

  private static AccessNotice access(String body) {
    return (AccessNotice) of(body);
  }

  @Test
  void aPunchOfTheStream() {
    AccessNotice notice = access(Samples.S12_PUNCH);
    assertThat(notice.mac()).isEqualTo("00:00:5e:00:53:0a");
    assertThat(notice.deviceName()).isEqualTo("Entrance A");
    assertThat(notice.ipAddress()).isEqualTo("192.0.2.10");
    assertThat(notice.shortSerial()).isNull();
    AccessEvent event = notice.event();
    assertThat(event.code()).isEqualTo(new EventCode(5, 75));
    assertThat(event.time()).isEqualTo(EventTimes.parse("2026-07-06T08:30:55+08:00"));
    assertThat(event.serialNo()).isEqualTo(42_971);
    assertThat(event.frontSerialNo()).isEqualTo(42_970);
    assertThat(event.current()).isTrue();
    assertThat(event.person()).isEqualTo("00017");
    assertThat(event.raw())
        .startsWith("{\"deviceName\":\"Entrance A\",\"majorEventType\":5,\"subEventType\":75,")
        .endsWith(",\"purePwdVerifyEnable\":true,\"dateTime\":\"2026-07-06T08:30:55+08:00\"}");
  }

  @Test
  void theSameEventByStreamAndSearchSaysTheSame() {
    AccessEvent streamed = access(Samples.S12_PUNCH).event();
    AccessEvent found = SearchPage.of(Samples.read(Samples.S8_MORE)).orElseThrow().events().get(0);
    assertThat(streamed)
        .usingRecursiveComparison()
        .ignoringFields("raw", "current", "frontSerialNo")
        .isEqualTo(found);
  }

  @Test
  void aReplay() {
    AccessEvent event = access(Samples.S12_REPLAY).event();
    assertThat(event.current()).isFalse();
    assertThat(event.cardNo()).isEqualTo("0012345678");
    assertThat(event.serialNo()).isEqualTo(41_007);
  }

  @Test
  void nestedAndFlatPushes() {
    AccessNotice nested = access(Samples.S13_NESTED);
    AccessNotice flat = access(Samples.S13_FLAT);
    assertThat(nested.event())
        .usingRecursiveComparison()
        .ignoringFields("raw", "frontSerialNo")
        .isEqualTo(flat.event());
    assertThat(flat.deviceName()).isEqualTo("Entrance A");
    assertThat(flat.mac()).isNull();
    assertThat(flat.event().raw()).isEqualTo(Samples.S13_FLAT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<EventNotificationAlert version='2.0' xmlns='http://www.isapi.org/ver20/XMLSchema'>"
            + "<ipAddress>192.0.2.10</ipAddress><macAddress>00-00-5E-00-53-0A</macAddress>"
            + "<channelID/><dateTime>2026-07-06T08:33:02+08:00</dateTime>"
            + "<eventType>AccessControllerEvent</eventType><shortSerialNumber>F00000001"
            + "</shortSerialNumber><AccessControllerEvent><deviceName>Entrance A</deviceName>"
            + "<majorEventType>5</majorEventType><subEventType>38</subEventType>"
            + "<employeeNoString>00102</employeeNoString><serialNo>3000000000</serialNo>"
            + "<currentEvent>true</currentEvent></AccessControllerEvent></EventNotificationAlert>",
        "{\"EventNotificationAlert\":{\"ipAddress\":\"192.0.2.10\",\"deviceName\":\"Entrance A\","
            + "\"macAddress\":\"00005e00530a\",\"dateTime\":\"2026-07-06T08:33:02+08:00\","
            + "\"shortSerialNumber\":\"F00000001\",\"AccessControllerEvent\":{"
            + "\"majorEventType\":\"5\",\"subEventType\":\"38\",\"employeeNoString\":\"00102\","
            + "\"serialNo\":\"3000000000\",\"currentEvent\":\"true\"}}}"
      })
  void otherDresses(String body) {
    AccessNotice notice = access(body);
    assertThat(notice.mac()).isEqualTo("00:00:5e:00:53:0a");
    assertThat(notice.shortSerial()).isEqualTo("F00000001");
    assertThat(notice.deviceName()).isEqualTo("Entrance A");
    assertThat(notice.event().code()).isEqualTo(new EventCode(5, 38));
    assertThat(notice.event().person()).isEqualTo("00102");
    assertThat(notice.event().serialNo()).isEqualTo(3_000_000_000L);
    assertThat(notice.event().current()).isTrue();
    assertThat(notice.event().time().wallClock()).isEqualTo("2026-07-06T08:33:02");
  }

  @Test
  void anEventWithoutEnvelope() {
    AccessNotice notice =
        access(
            "{\"AccessControllerEvent\":{\"majorEventType\":5,\"subEventType\":1,"
                + "\"dateTime\":\"2026-07-06T08:33:02+08:00\"}}");
    assertThat(notice.event().code()).isEqualTo(new EventCode(5, 1));
    assertThat(notice.event().time().wallClock()).isEqualTo("2026-07-06T08:33:02");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Samples.S12_HEARTBEAT,
        "{\"eventType\":\"Heartbeat\",\"x\":1}",
        "<EventNotificationAlert><dynChannelID/><channelID/><activePostCount>0</activePostCount>"
            + "<eventType>videoloss</eventType><eventState>inactive</eventState>"
            + "</EventNotificationAlert>"
      })
  void heartbeats(String body) {
    assertThat(of(body)).isEqualTo(new Heartbeat());
  }

  @Test
  void othersAreNamed() {
    assertThat(of("{\"eventType\":\"videoloss\",\"eventState\":\"active\"}"))
        .isEqualTo(new OtherNotice("videoloss"));
    assertThat(of("{\"eventType\":\"AccessControllerEvent\",\"AccessControllerEvent\":{\"a\":1}}"))
        .isEqualTo(new OtherNotice("AccessControllerEvent"));
    assertThat(of("<SubscribeEventResponse><id>1</id></SubscribeEventResponse>"))
        .isEqualTo(new OtherNotice("SubscribeEventResponse"));
    assertThat(of("{}")).isEqualTo(new OtherNotice(""));
    assertThat(of("{\"eventType\":\"" + "x".repeat(500) + "\",\"a\":1}"))
        .isEqualTo(new OtherNotice("x".repeat(64)));
  }
}
