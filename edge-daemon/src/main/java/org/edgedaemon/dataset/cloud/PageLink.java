package org.edgedaemon.dataset.cloud;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;

/**
 * Where the next page of a list is. Only ever at the cloud's own origin: the key goes with the
 * call.
 */
final class PageLink {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private PageLink() {}

  /**
   * The address that a link means.
   *
   * @param page on which the link was found; it is at the cloud's origin
   * @throws WrongAnswerException when it leads elsewhere or nowhere
   */
  static URI resolve(URI page, String link) throws WrongAnswerException {
    try {
      URI target = absolute(page, link.strip());
      if (isPlainTwin(page, target)) {
        // Behind a proxy that ends TLS an application often does not know its own scheme.
        target = new URI(page.getScheme() + "://" + page.getRawAuthority() + local(target));
      }
      if (!sameOrigin(page, target)) {
        throw new WrongAnswerException("its next page is at another server; it is not followed");
      }
      return target;
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new WrongAnswerException("its link to the next page is no address");
    }
  }

  private static URI absolute(URI page, String link) throws URISyntaxException {
    int fragment = link.indexOf('#');
    String whole = fragment < 0 ? link : link.substring(0, fragment);
    if (whole.startsWith("?")) {
      // The JDK drops the last part of the path here, unlike RFC 3986.
      return new URI(page.getScheme() + "://" + page.getRawAuthority() + path(page) + whole);
    }
    return page.resolve(new URI(whole));
  }

  private static boolean sameOrigin(URI page, URI target) {
    return Objects.equals(page.getScheme(), target.getScheme())
        && sameHost(page, target)
        && target.getRawUserInfo() == null
        && port(page) == port(target);
  }

  private static boolean isPlainTwin(URI page, URI target) {
    return "https".equals(page.getScheme())
        && "http".equals(target.getScheme())
        && port(page) == HTTPS_PORT
        && port(target) == HTTP_PORT
        && target.getRawUserInfo() == null
        && sameHost(page, target);
  }

  private static boolean sameHost(URI page, URI target) {
    return target.getHost() != null && target.getHost().equalsIgnoreCase(page.getHost());
  }

  private static String local(URI target) {
    return path(target) + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
  }

  private static String path(URI address) {
    return address.getRawPath() == null ? "" : address.getRawPath();
  }

  private static int port(URI address) {
    int plain = "https".equals(address.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    return address.getPort() < 0 ? plain : address.getPort();
  }
}
