package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HttpHostsTest {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<HttpHostNotification version=\"2.0\""
          + " xmlns=\"http://www.isapi.org/ver20/XMLSchema\">";
  private static final String LIST =
      "<HttpHostNotificationList><HttpHostNotification><id>1</id><url>/nvr</url>"
          + "<protocolType>HTTP</protocolType><parameterFormatType>XML</parameterFormatType>"
          + "<addressingFormatType>hostname</addressingFormatType><hostName>nvr</hostName>"
          + "<portNo>80</portNo><httpAuthenticationMethod>none</httpAuthenticationMethod>"
          + "</HttpHostNotification><HttpHostNotification><id>2</id><url></url>"
          + "<protocolType>HTTP</protocolType><parameterFormatType>XML</parameterFormatType>"
          + "<addressingFormatType>ipaddress</addressingFormatType><ipAddress>0.0.0.0</ipAddress>"
          + "<portNo>80</portNo><userName>u</userName>"
          + "<httpAuthenticationMethod>MD5digest</httpAuthenticationMethod>"
          + "<Extensions><intervalBetweenEvents>0</intervalBetweenEvents></Extensions>"
          + "<SubscribeEvent><eventMode>list</eventMode><EventList><Event><type>a</type></Event>"
          + "<Event><type>b</type></Event></EventList></SubscribeEvent>"
          + "</HttpHostNotification></HttpHostNotificationList>";

  private static HttpHosts of(String body) {
    return HttpHosts.of(Samples.read(body)).orElseThrow();
  }

  @Test
  void readsASlot() {
    HttpHost slot = of(Samples.S14_HOST).slot(1).orElseThrow();
    assertThat(slot.host()).isEqualTo("192.0.2.50");
    assertThat(slot.port()).isEqualTo(8_098);
    assertThat(slot.isFree()).isFalse();
    assertThat(slot.pointsTo(new HttpTarget("192.0.2.50", 8_098, "/hook/4f9c", false))).isTrue();
    assertThat(slot.pointsTo(new HttpTarget("192.0.2.50", 8_098, "/hook/4f9c", true))).isFalse();
    assertThat(slot.pointsTo(new HttpTarget("192.0.2.50", 8_098, "/", false))).isFalse();
    assertThat(slot.pointsTo(new HttpTarget("192.0.2.51", 8_098, "/hook/4f9c", false))).isFalse();
    assertThat(slot.pointsTo(new HttpTarget("192.0.2.50", 80, "/hook/4f9c", false))).isFalse();
    assertThat(slot).hasToString("slot 1 to 192.0.2.50 port 8098");
  }

  @Test
  void findsTheFreeSlot() {
    assertThat(of(LIST).slots()).hasSize(2);
    assertThat(of(LIST).freeSlot()).hasValue(2);
    assertThat(of(Samples.S14_HOST).freeSlot()).isEmpty();
    assertThat(of(LIST).slotTo(new HttpTarget("nvr", 80, "/nvr", false))).hasValue(1);
  }

  @Test
  void aChangedSlotKeepsItsOrderAndItsRest() {
    HttpHosts changed = of(LIST).withTarget(2, "192.0.2.50", 8_471, "/hik/a&b<c>", true);
    assertThat(changed.slotXml(2))
        .contains(
            HEAD
                + "<id>2</id><url>/hik/a&amp;b&lt;c&gt;</url><protocolType>HTTPS</protocolType>"
                + "<parameterFormatType>JSON</parameterFormatType>"
                + "<addressingFormatType>ipaddress</addressingFormatType>"
                + "<ipAddress>192.0.2.50</ipAddress><portNo>8471</portNo>"
                + "<httpAuthenticationMethod>none</httpAuthenticationMethod>"
                + "<Extensions><intervalBetweenEvents>0</intervalBetweenEvents></Extensions>"
                + "<SubscribeEvent><eventMode>list</eventMode><EventList>"
                + "<Event><type>a</type></Event><Event><type>b</type></Event></EventList>"
                + "</SubscribeEvent></HttpHostNotification>");
  }

  @Test
  void theListIsWrittenWithTheOthersAsTheyWere() {
    HttpHosts changed = of(LIST).withTarget(2, "192.0.2.50", 8_471, "/hik", false);
    HttpHosts back = of(changed.toXml());
    assertThat(back.slots()).hasSize(2);
    assertThat(back.slotXml(1)).isEqualTo(of(LIST).slotXml(1));
    assertThat(back.pointsTo(2, new HttpTarget("192.0.2.50", 8_471, "/hik", false))).isTrue();
    assertThat(back.pointsTo(1, new HttpTarget("192.0.2.50", 8_471, "/hik", false))).isFalse();
    assertThat(back.pointsTo(9, new HttpTarget("192.0.2.50", 8_471, "/hik", false))).isFalse();
  }

  @Test
  void aNameTakesThePlaceOfAnAddress() {
    String xml =
        of(Samples.S14_HOST).withTarget(1, "edge.example", 80, "/h", false).slotXml(1).get();
    assertThat(xml)
        .contains(
            "<addressingFormatType>hostname</addressingFormatType>"
                + "<hostName>edge.example</hostName><portNo>80</portNo>")
        .doesNotContain("ipAddress");
    String v6 = of(LIST).withTarget(1, "2001:db8::1", 80, "/h", false).slotXml(1).get();
    assertThat(v6).contains("<ipv6Address>2001:db8::1</ipv6Address>").doesNotContain("hostName");
  }

  @Test
  void missingElementsAreAddedInTheVendorsOrder() {
    String slot =
        "<HttpHostNotification><id>1</id><portNo>80</portNo><x>y</x></HttpHostNotification>";
    assertThat(of(slot).withTarget(1, "192.0.2.50", 81, "/h", false).slotXml(1).get())
        .isEqualTo(
            HEAD
                + "<id>1</id><url>/h</url><protocolType>HTTP</protocolType>"
                + "<parameterFormatType>JSON</parameterFormatType>"
                + "<addressingFormatType>ipaddress</addressingFormatType>"
                + "<ipAddress>192.0.2.50</ipAddress><portNo>81</portNo>"
                + "<httpAuthenticationMethod>none</httpAuthenticationMethod><x>y</x>"
                + "</HttpHostNotification>");
    HttpHosts added = of("<HttpHostNotificationList/>").withTarget(3, "h", 80, "/h", false);
    assertThat(added.slotXml(3).get())
        .contains("<id>3</id><url>/h</url>", "<hostName>h</hostName><portNo>80</portNo>");
    assertThat(added.slotXml(4)).isEmpty();
  }

  @Test
  void nothingIsEverSentToNobody() {
    assertThatThrownBy(() -> of(LIST).withTarget(2, " ", 80, "/", false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(LIST).withTarget(2, "0.0.0.0", 80, "/", false))
        .hasMessageContaining("0.0.0.0");
    assertThatThrownBy(() -> new HttpTarget("h", 0, "/", false)).hasMessageContaining("port 0");
    assertThatThrownBy(() -> new HttpTarget("h", 80, "hik", false)).hasMessageContaining("/");
  }

  @Test
  void thePathIsASecret() {
    assertThat(new HttpTarget("h", 80, "/s3cret", false).toString()).doesNotContain("s3cret");
    assertThat(of(LIST).withTarget(2, "h", 80, "/s3cret", false).toString())
        .doesNotContain("s3cret");
  }

  @Test
  void otherDocumentsAreNone() {
    assertThat(HttpHosts.of(Samples.read(Samples.S11_NOT_SUPPORT))).isEmpty();
    assertThat(HttpHosts.of(Samples.read("<HttpHostNotification/>"))).isEmpty();
  }
}
