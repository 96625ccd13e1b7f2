package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.edgedaemon.device.hikvision.isapi.UserPage.User;
import org.junit.jupiter.api.Test;

class UserPageTest {
  @Test
  void asksAsTheReferenceDoes() {
    assertThat(UserSearch.conditionJson("u1", 0, 30)).isEqualTo(Samples.S15_CONDITION);
    assertThatThrownBy(() -> UserSearch.conditionJson("u1", 0, 31))
        .hasMessageContaining("31 users");
    assertThatThrownBy(() -> UserSearch.conditionJson("", 0, 30))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsThePage() {
    UserPage page = UserPage.of(Samples.read(Samples.S15_USERS)).orElseThrow();
    assertThat(page.status()).isEqualTo(SearchPage.Status.OK);
    assertThat(page.searchId()).isEqualTo("u1");
    assertThat(page.total()).isEqualTo(1);
    assertThat(page.users()).containsExactly(new User("00017", "Mei Lin"));
    assertThat(page.rows()).isEqualTo(1);
  }

  @Test
  void nobodyAndNobodyNamed() {
    String none = "{\"UserInfoSearch\":{\"searchID\":\"1\",\"responseStatusStrg\":\"NO MATCH\"}}";
    UserPage nobody = UserPage.of(Samples.read(none)).orElseThrow();
    assertThat(nobody.status()).isEqualTo(SearchPage.Status.NO_MATCH);
    String damaged =
        "{\"UserInfoSearch\":{\"responseStatusStrg\":\"MORE\",\"UserInfo\":[{\"name\":\"x\"},7,"
            + "{\"employeeNo\":\"1\",\"name\":\"\"}]}}";
    UserPage page = UserPage.of(Samples.read(damaged)).orElseThrow();
    assertThat(page.users()).containsExactly(new User("1", null));
    assertThat(page.rows()).isEqualTo(3);
    assertThat(UserPage.of(Samples.read(Samples.S11_DEPLOY))).isEmpty();
  }

  @Test
  void counts() {
    assertThat(UserCount.of(Samples.read(Samples.S15_COUNT)))
        .contains(new UserCount(132, null, null, null));
    String bound =
        "{\"UserInfoCount\":{\"userNumber\":\"3\",\"bindFaceUserNumber\":2,"
            + "\"bindFingerprintUserNumber\":1,\"bindCardUserNumber\":0}}";
    assertThat(UserCount.of(Samples.read(bound))).contains(new UserCount(3, 2, 1, 0));
    assertThat(UserCount.of(Samples.read(Samples.S11_DEPLOY))).isEmpty();
  }
}
