package org.edgedaemon.simulator.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.edgedaemon.simulator.zk.ZkFault;
import org.edgedaemon.simulator.zk.ZkFaults;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A fault as written on the command line: {@code name[=numbers][@command][:rate]}. */
record FaultOption(ZkFault fault, double rate) {
  private static final Pattern FORM =
      Pattern.compile("([a-z-]+)(?:=(-?\\d+(?:/-?\\d+)*))?(?:@(\\d+))?(?::([\\d.]+))?");

  void armOn(ZkFaults faults) {
    faults.withRate(rate, fault);
  }

  static FaultOption parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not name[=number][@command][:rate], such as lose-part:0.05");
    }
    ZkFault.Kind kind = kind(matcher.group(1));
    String numbers = matcher.group(2);
    String command = matcher.group(3);
    String rate = matcher.group(4);
    ZkFault fault =
        new ZkFault(
            kind,
            numbers == null ? usual(kind) : numbers(numbers),
            command == null ? 0 : Integer.parseInt(command));
    return new FaultOption(fault, rate == null ? 1 : Double.parseDouble(rate));
  }

  private static ZkFault.Kind kind(String name) {
    String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(ZkFault.Kind.values())
        .filter(kind -> kind.name().equals(constant))
        .findAny()
        .orElseThrow(() -> new TypeConversionException("no fault is called '" + name + "'"));
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.split("/")).map(Integer::valueOf).toList();
  }

  private static List<Integer> usual(ZkFault.Kind kind) {
    return switch (kind) {
      case WRONG_MAGIC -> List.of(0, 0x4B);
      case STALL, RESET -> List.of(0);
      case DELAY -> List.of(500);
      case SPLIT, SHORT_READ -> List.of(4);
      case ODD_CLOSING_SESSION -> List.of(124);
      case COUNT_OFFSET -> List.of(-1);
      default -> List.of(1);
    };
  }

  /** For picocli. */
  static final class Converter implements ITypeConverter<FaultOption> {
    @Override
    public FaultOption convert(String value) {
      return parse(value);
    }
  }
}
