package org.edgedaemon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
  private final Router router =
      new Router(
          List.of(
              route("GET", "/a/all"),
              route("GET", "/a/{id}"),
              route("DELETE", "/a/{id}"),
              route("POST", "/a/{id}/b/{n}"),
              route("GET", "/")));

  @ParameterizedTest
  @CsvSource({
    "GET, /a/all, /a/all",
    "GET, /a/other, /a/{id}",
    "HEAD, /a/other, /a/{id}",
    "POST, /a/1/b/2, /a/{id}/b/{n}",
    "GET, /, /",
  })
  void findsTheFirstThatFits(String method, String path, String template) {
    Router.Match match = (Router.Match) find(method, path);
    assertThat(match.route().template()).isEqualTo(template);
  }

  @Test
  void parametersAreDecodedAndFillOneSegment() {
    Router.Match match = (Router.Match) find("POST", "/a/x%2F..%2Fy/b/c+d%20e");
    assertThat(match.params()).isEqualTo(Map.of("id", "x/../y", "n", "c+d e"));
  }

  @ParameterizedTest
  @CsvSource({"PUT, /a/1, 405", "GET, /a/1/b/2, 405", "GET, /a, 404", "GET, /a/, 404"})
  void saysWhyNot(String method, String path, int status) {
    assertThat(((Router.None) find(method, path)).answer().status()).isEqualTo(status);
  }

  @Test
  void namesTheMethodsThatFit() {
    HttpAnswer answer = ((Router.None) find("PUT", "/a/1")).answer();
    assertThat(answer.headers()).containsEntry("allow", "DELETE, GET, HEAD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%zz", "/%", "/%2", "*", "", "relative", "host:80"})
  void unreadableTargetsAreNone(String target) {
    assertThat(Target.parse(target)).isNull();
  }

  @Test
  void absoluteTargetsLoseTheirAuthority() {
    assertThat(Target.parse("http://host:80/a/b?c=d").segments()).containsExactly("a", "b");
    assertThat(Target.parse("http://host").path()).isEqualTo("/");
  }

  private Router.Found find(String method, String path) {
    return router.find(method, Target.parse(path).segments());
  }

  private static Route route(String method, String template) {
    return new Route(
        method,
        template,
        Guard.OPEN,
        Route.DEFAULT_BODY,
        false,
        r -> CompletableFuture.completedFuture(HttpAnswer.noContent()));
  }
}
