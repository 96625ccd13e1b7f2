package org.edgedaemon.simulator.cli;

import java.util.Map;
import org.edgedaemon.simulator.zk.AttendanceWidth;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The names of record widths on the command line. */
final class WidthConverter implements ITypeConverter<AttendanceWidth> {
  private static final Map<String, AttendanceWidth> WIDTHS =
      Map.of(
          "8A", AttendanceWidth.PLAIN_8,
          "8B", AttendanceWidth.COMPRESSED_8,
          "16", AttendanceWidth.EXTENDED_16,
          "22", AttendanceWidth.WL10_22,
          "40", AttendanceWidth.TFT_40,
          "49", AttendanceWidth.VISIBLE_LIGHT_49);

  @Override
  public AttendanceWidth convert(String value) {
    AttendanceWidth width = WIDTHS.get(value);
    if (width == null) {
      throw new TypeConversionException("width '" + value + "' is none of 8A, 8B, 16, 22, 40, 49");
    }
    return width;
  }
}
