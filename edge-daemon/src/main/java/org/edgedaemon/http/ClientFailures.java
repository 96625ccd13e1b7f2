package org.edgedaemon.http;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.CodecException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.asynchttpclient.exception.PoolAlreadyClosedException;
import org.asynchttpclient.exception.TooManyConnectionsException;
import org.asynchttpclient.exception.TooManyConnectionsPerHostException;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.ClientResult.Reason;

/** Tells the reason of a failure by the types in its chain of causes, never by their texts. */
final class ClientFailures {
  private static final int MAX_CAUSES = 16;

  private ClientFailures() {}

  /**
   * The failure.
   *
   * @param connected whether TCP had been set up when it came
   */
  static Failure of(Throwable cause, ClientRequest request, boolean connected) {
    List<Throwable> chain = chain(cause);
    Reason reason = reason(chain, connected);
    return new Failure(reason, sentence(reason, request) + ": " + detail(reason, chain));
  }

  private static Reason reason(List<Throwable> chain, boolean connected) {
    if (has(chain, BodyUnreadableException.class)) {
      return Reason.FILE;
    }
    if (has(chain, UnknownHostException.class)) {
      return Reason.NAME;
    }
    if (has(chain, CertificateException.class) || has(chain, SSLPeerUnverifiedException.class)) {
      return Reason.CERTIFICATE;
    }
    if (has(chain, SSLException.class)) {
      return Reason.TLS;
    }
    if (has(chain, TooManyConnectionsPerHostException.class)
        || has(chain, TooManyConnectionsException.class)
        || has(chain, PoolAlreadyClosedException.class)
        || has(chain, IllegalStateException.class)) {
      return Reason.BUSY;
    }
    return afterConnect(chain, connected);
  }

  private static Reason afterConnect(List<Throwable> chain, boolean connected) {
    if (has(chain, CodecException.class) || has(chain, IllegalArgumentException.class)) {
      return Reason.PROTOCOL;
    }
    if (has(chain, ConnectTimeoutException.class)
        || has(chain, NoRouteToHostException.class)
        || !connected) {
      return Reason.CONNECT;
    }
    if (has(chain, TimeoutException.class)) {
      return Reason.TIMEOUT;
    }
    return has(chain, ConnectException.class) ? Reason.CONNECT : Reason.BROKEN;
  }

  private static String sentence(Reason reason, ClientRequest request) {
    String peer = request.peer();
    return switch (reason) {
      case NAME -> "the name of " + peer + " cannot be looked up";
      case CONNECT -> "cannot connect to " + peer;
      case CERTIFICATE -> "the certificate of " + peer + " is not trusted";
      case TLS -> "no secure connection to " + peer;
      case PROXY -> "the proxy refused a call of " + peer;
      case TIMEOUT -> peer + " did not answer in time";
      case BROKEN -> "the connection to " + peer + " broke";
      case PROTOCOL -> peer + " did not answer with HTTP";
      case BUSY -> "no connection is free for " + peer;
      case FILE -> "the file for " + peer + " cannot be sent";
    };
  }

  // The innermost text is the most telling one; a certificate's stands at the certificate.
  private static String detail(Reason reason, List<Throwable> chain) {
    Throwable telling = chain.get(chain.size() - 1);
    if (reason == Reason.TIMEOUT || reason == Reason.FILE) {
      telling = chain.get(0);
    }
    String message = telling.getMessage();
    return message == null || message.isBlank() ? telling.getClass().getSimpleName() : message;
  }

  private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
    return chain.stream().anyMatch(type::isInstance);
  }

  private static List<Throwable> chain(Throwable cause) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = cause; t != null && chain.size() < MAX_CAUSES; t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }
}
