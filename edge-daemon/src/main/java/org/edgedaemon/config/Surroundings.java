package org.edgedaemon.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an etc file may refer to.
 *
 * @param folder of the etc file; relative paths start here
 * @param environment variables by name, null when not set
 * @param zone of the machine
 */
record Surroundings(
    Path folder, Function<String, @Nullable String> environment, ZoneId zone, Findings findings) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  /** Puts in the values of {@code ${NAME}}. */
  Parsed<String> substitute(String text) {
    StringBuilder result = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(text);
    int end = 0;
    while (matcher.find()) {
      String value = environment.apply(matcher.group(1));
      if (value == null || value.isEmpty()) {
        return new Parsed.Bad<>(
            "the environment variable " + matcher.group(1) + " is not set or empty", false);
      }
      result.append(text, end, matcher.start()).append(value);
      end = matcher.end();
    }
    return Parsed.good(result.append(text.substring(end)).toString());
  }

  static boolean isVariable(String text) {
    return VARIABLE.matcher(text).matches();
  }

  static boolean hasVariable(String text) {
    return VARIABLE.matcher(text).find();
  }

  /**
   * Among the credentials of the service manager, else beside the etc file. The first go before:
   * they are for this service alone, and what lies beside may be root's.
   */
  Path resolve(String name) {
    Path beside = folder.resolve(name);
    String credentials = environment.apply("CREDENTIALS_DIRECTORY");
    if (credentials == null || credentials.isEmpty()) {
      return beside;
    }
    Path credential = Path.of(credentials).resolve(name);
    return Files.exists(credential) ? credential : beside;
  }
}
