package org.edgedaemon.device.api;

import org.edgedaemon.http.RequestRate;

/** Whoever has a token: the door it belongs to, and how often it may call. */
record Caller(ApiDevice device, ApiToken token, RequestRate rate) {
  boolean may(ApiScope scope) {
    return token.scopes().contains(scope);
  }
}
