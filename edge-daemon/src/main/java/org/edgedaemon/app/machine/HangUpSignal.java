package org.edgedaemon.app.machine;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP as a call. The JDK offers signals only through {@code sun.misc.Signal} of its module
 * jdk.unsupported; it is reached by reflection, so that a runtime without it (Windows has no SIGHUP
 * either) loses the reload by signal and nothing else.
 */
public final class HangUpSignal {
  private static final Logger log = LoggerFactory.getLogger(HangUpSignal.class);

  private HangUpSignal() {}

  /** Calls it at each SIGHUP from now on; does nothing where there are none. */
  public static void onSignal(Runnable reload) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  reload.run();
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), proxy);
    } catch (ReflectiveOperationException | RuntimeException e) {
      log.debug("no reload by SIGHUP on this platform: {}", e.toString());
    }
  }
}
