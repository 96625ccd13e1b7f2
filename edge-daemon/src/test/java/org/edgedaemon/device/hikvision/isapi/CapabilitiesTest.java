package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.edgedaemon.device.hikvision.isapi.DeployHolders.Holder;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
  private static Optional<SearchCapabilities> search(String condition, String after) {
    return SearchCapabilities.of(
        Samples.read("{\"AcsEvent\":{\"AcsEventCond\":{" + condition + "}" + after + "}}"));
  }

  @Test
  void aFullSearch() {
    assertThat(
            search(
                "\"maxResults\":{\"@min\":1,\"@max\":30},\"major\":{\"@opt\":\"0,1, 2,3,5\"},"
                    + "\"beginSerialNo\":{\"@min\":1,\"@max\":3000000000},"
                    + "\"endSerialNo\":{\"@min\":1,\"@max\":3000000000},"
                    + "\"timeReverseOrder\":{\"@opt\":\"true,false\"},"
                    + "\"eventAttribute\":{\"@opt\":[\"attendance\",\"other\"]}",
                ",\"InfoList\":{\"maxSize\":30}"))
        .contains(
            new SearchCapabilities(30, true, 3_000_000_000L, true, true, Set.of(0, 1, 2, 3, 5)));
  }

  @Test
  void aPoorOne() {
    assertThat(search("\"maxResults\":{\"@max\":\"10\"},\"major\":{\"@opt\":[0,5,\"x\"]}", ""))
        .contains(new SearchCapabilities(10, false, null, false, false, Set.of(0, 5)));
    assertThat(search("\"beginSerialNo\":{\"@min\":1}", ",\"InfoList\":{\"maxSize\":20}"))
        .contains(new SearchCapabilities(20, false, null, false, false, Set.of()));
    assertThat(search("\"maxResults\":{\"@max\":2000}", ""))
        .hasValueSatisfying(cap -> assertThat(cap.maxRows()).isEqualTo(30));
    assertThat(search("\"maxResults\":{\"@max\":0}", ""))
        .hasValueSatisfying(cap -> assertThat(cap.maxRows()).isEqualTo(30));
    assertThat(search("", "")).isEmpty();
    assertThat(SearchCapabilities.of(Samples.read(Samples.S8_MORE))).isEmpty();
  }

  @Test
  void accessControl() {
    String body =
        "<AccessControl version='2.0' xmlns='urn:x'><isSupportAcsEvent>true</isSupportAcsEvent>"
            + "<isSupportUserInfo>TRUE</isSupportUserInfo><isSupportAcsCfg>false</isSupportAcsCfg>"
            + "</AccessControl>";
    assertThat(AccessCapabilities.of(Samples.read(body)))
        .contains(new AccessCapabilities(true, false, true, false, false, false, false));
    assertThat(AccessCapabilities.of(Samples.read(Samples.S11_NOT_SUPPORT))).isEmpty();
  }

  @Test
  void storage() {
    EventStorage cycle =
        EventStorage.of(Samples.read("{\"EventStorageCfg\":{\"mode\":\"cycle\"}}")).orElseThrow();
    assertThat(cycle).isEqualTo(new EventStorage(EventStorage.Mode.CYCLE, null, null));
    assertThat(cycle.deletes()).isFalse();
    String regular =
        "{\"EventStorageCfg\":{\"mode\":\"Regular\",\"checkTime\":\"2026-01-01T00:00:00\","
            + "\"period\":3600}}";
    assertThat(EventStorage.of(Samples.read(regular)).orElseThrow().deletes()).isTrue();
    assertThat(EventStorage.of(Samples.read("{\"EventStorageCfg\":{\"mode\":\"moon\"}}")))
        .contains(new EventStorage(EventStorage.Mode.UNKNOWN, null, null));
    assertThat(EventStorage.of(Samples.read(Samples.S11_NOT_SUPPORT))).isEmpty();
  }

  @Test
  void captures() {
    String body =
        "{\"AcsCfg\":{\"uploadCapPic\":true,\"saveCapPic\":\"false\","
            + "\"remoteCheckDoorEnabled\":true,\"desensitiseName\":\"true\"}}";
    assertThat(CaptureConfig.of(Samples.read(body)))
        .contains(new CaptureConfig(true, true, false, false, true));
    assertThat(CaptureConfig.of(Samples.read(Samples.S6_WORK_STATUS))).isEmpty();
  }

  @Test
  void holdersOfTheSlots() {
    String two =
        "<DeployInfo><DeployList><Content><deployNo>1</deployNo><deployType>0</deployType>"
            + "<ipAddr>192.0.2.7</ipAddr></Content><Content><deployNo>2</deployNo>"
            + "<deployType>2</deployType><ipAddr>192.0.2.8</ipAddr></Content></DeployList>"
            + "</DeployInfo>";
    DeployHolders holders = DeployHolders.of(Samples.read(two)).orElseThrow();
    assertThat(holders.holders())
        .containsExactly(new Holder(0, "192.0.2.7"), new Holder(2, "192.0.2.8"));
    assertThat(holders.addresses()).containsExactly("192.0.2.7", "192.0.2.8");
    String one =
        "<DeployInfo><DeployList><Content><deployNo>1</deployNo><ipAddr>192.0.2.7</ipAddr>"
            + "</Content></DeployList></DeployInfo>";
    assertThat(DeployHolders.of(Samples.read(one)).orElseThrow().addresses())
        .containsExactly("192.0.2.7");
    String json =
        "{\"DeployInfo\":{\"DeployList\":[{\"Content\":{\"deployType\":1,"
            + "\"ipAddr\":\"192.0.2.9\"}}]}}";
    assertThat(DeployHolders.of(Samples.read(json)).orElseThrow().holders())
        .containsExactly(new Holder(1, "192.0.2.9"));
    assertThat(DeployHolders.of(Samples.read("<DeployInfo><DeployList/></DeployInfo>")))
        .contains(new DeployHolders(java.util.List.of()));
    assertThat(DeployHolders.of(Samples.read(Samples.S11_NOT_SUPPORT))).isEmpty();
  }
}
