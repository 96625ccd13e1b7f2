package org.edgedaemon.simulator.hikvision;

import java.time.Duration;
import java.util.List;

/** How the terminal asks for and checks passwords. Knobs may be turned at any time. */
public final class LoginStyle {
  volatile String user = "admin";
  volatile String password = "Passw0rd!";
  volatile String realm = "DS-6E392E44";
  volatile List<Challenge> offers = List.of(Challenge.MD5);
  volatile boolean oneHeader;
  volatile boolean cameraForm;
  volatile String qop = "auth";
  volatile String opaque = "";
  volatile boolean opaqueShown;
  volatile boolean staleShown = true;
  volatile NoncePolicy nonces = NoncePolicy.RISING_COUNT;
  volatile int nonceUses = Integer.MAX_VALUE;
  volatile Duration nonceLife = Duration.ofDays(1);
  volatile int lockAfter = 5;
  volatile Duration lockFor = Duration.ofMinutes(30);
  volatile FailureBody failureBody = FailureBody.USER_CHECK;

  LoginStyle() {}

  /** The one account. */
  public LoginStyle account(String name, String secret) {
    user = name;
    password = secret;
    return this;
  }

  /** Case matters; a change makes every digest computed with the old one wrong. */
  public LoginStyle realm(String text) {
    realm = text;
    return this;
  }

  /** What a 401 offers, in this order, one header each. */
  public LoginStyle offers(Challenge... challenges) {
    offers = List.of(challenges);
    return this;
  }

  /** All offers comma-joined in one header. */
  public LoginStyle offersInOneHeader() {
    oneHeader = true;
    return this;
  }

  /** Realm first, with domain, algorithm and unquoted stale, as cameras write it. */
  public LoginStyle cameraForm() {
    cameraForm = true;
    return opaque("");
  }

  /** {@code auth}, {@code auth,auth-int}, or empty for the form of RFC 2069. */
  public LoginStyle qop(String offered) {
    qop = offered;
    return this;
  }

  /** Shows opaque, empty or not; clients must return it as it is. */
  public LoginStyle opaque(String text) {
    opaque = text;
    opaqueShown = true;
    return this;
  }

  /** Whether challenges carry stale at all. */
  public LoginStyle staleShown(boolean shown) {
    staleShown = shown;
    return this;
  }

  public LoginStyle nonces(NoncePolicy policy) {
    nonces = policy;
    return this;
  }

  /** A nonce is stale after so many uses. */
  public LoginStyle nonceUses(int uses) {
    nonceUses = uses;
    return this;
  }

  /** A nonce is stale when it is so old. */
  public LoginStyle nonceLife(Duration life) {
    nonceLife = life;
    return this;
  }

  /** The so many-th wrong password in a row locks. */
  public LoginStyle lockAfter(int failures) {
    lockAfter = failures;
    return this;
  }

  public LoginStyle lockFor(Duration time) {
    lockFor = time;
    return this;
  }

  public LoginStyle failureBody(FailureBody body) {
    failureBody = body;
    return this;
  }
}
