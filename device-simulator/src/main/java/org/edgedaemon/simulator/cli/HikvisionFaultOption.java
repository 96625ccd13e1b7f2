package org.edgedaemon.simulator.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.edgedaemon.simulator.hikvision.HikvisionFault;
import org.edgedaemon.simulator.hikvision.HikvisionFaults;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A fault as written on the command line: {@code name[=number][@path][:rate]}. */
record HikvisionFaultOption(HikvisionFault fault, double rate) {
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9-]+)(?:=(-?\\d+))?(?:@(/[^:]+))?(?::([\\d.]+))?");

  void armOn(HikvisionFaults faults) {
    faults.withRate(rate, fault);
  }

  static HikvisionFaultOption parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not name[=number][@path][:rate], such as busy:0.05");
    }
    HikvisionFault.Kind kind = kind(matcher.group(1));
    String number = matcher.group(2);
    String path = matcher.group(3);
    String rate = matcher.group(4);
    HikvisionFault fault =
        HikvisionFault.of(kind, number == null ? usual(kind) : Integer.parseInt(number))
            .at(path == null ? "" : path);
    return new HikvisionFaultOption(fault, rate == null ? 1 : Double.parseDouble(rate));
  }

  private static HikvisionFault.Kind kind(String name) {
    String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(HikvisionFault.Kind.values())
        .filter(kind -> kind.name().equals(constant))
        .findAny()
        .orElseThrow(() -> new TypeConversionException("no fault is called '" + name + "'"));
  }

  private static int usual(HikvisionFault.Kind kind) {
    return switch (kind) {
      case STATUS -> 500;
      case DELAY -> 500;
      case OVERSIZE -> 8 << 20;
      case STREAM_CLOSE -> 4;
      default -> 1;
    };
  }

  /** For picocli. */
  static final class Converter implements ITypeConverter<HikvisionFaultOption> {
    @Override
    public HikvisionFaultOption convert(String value) {
      return parse(value);
    }
  }
}
