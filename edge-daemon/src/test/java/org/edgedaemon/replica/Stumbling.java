package org.edgedaemon.replica;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

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
    return port(port, inner, any -> chance.getAsBoolean());
  }

  /** The same, at calls of one name only. */
  static <T> T at(Class<T> port, String call, T inner, BooleanSupplier chance) {
    return port(port, inner, name -> name.equals(call) && chance.getAsBoolean());
  }

  private static <T> T port(Class<T> port, T inner, Predicate<String> chance) {
    Object stumbling =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              stumble(chance, "before", method);
              Object result = call(inner, method, arguments);
              stumble(chance, "after", method);
              return result;
            });
    return port.cast(stumbling);
  }

  private static void stumble(Predicate<String> chance, String when, Method method) {
    if (chance.test(method.getName())) {
      throw new TablesException("a fault " + when + " " + method.getName());
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
