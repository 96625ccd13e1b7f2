package org.edgedaemon.replica;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.BooleanSupplier;

/**
 * A port whose calls now and then end with a fault: before they did anything, or after all of it.
 */
final class Stumbling {
  private Stumbling() {}

  /**
   * The same port, but stumbling.
   *
   * @param chance asked before and after each call
   */
  static <T> T of(Class<T> port, T inner, BooleanSupplier chance) {
    Object stumbling =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              stumble(chance, "before " + method.getName());
              Object result = call(inner, method, arguments);
              stumble(chance, "after " + method.getName());
              return result;
            });
    return port.cast(stumbling);
  }

  private static void stumble(BooleanSupplier chance, String when) {
    if (chance.getAsBoolean()) {
      throw new TablesException("a fault " + when);
    }
  }

  private static Object call(Object inner, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(inner, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
