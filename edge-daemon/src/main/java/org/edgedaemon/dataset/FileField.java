package org.edgedaemon.dataset;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A field of a dataset's records that names a local file, which goes to the cloud with the record.
 *
 * @param field as {@code photo}; the address in the cloud goes into {@code <field>_cloud_url}
 * @param root the folder that the field's paths are relative to; nothing outside it is ever read
 * @param directory the cloud's upload directory, as {@code faculty_images}
 * @param maxBytes a larger file is that record's error
 * @param types the endings that may be sent, lower case without dot; empty for any
 * @param enabled when false nothing is sent and the address is null
 * @param required a record whose field is empty is an error; otherwise its address is null
 * @param reencode shrink images before they are sent
 */
public record FileField(
    String field,
    Path root,
    String directory,
    long maxBytes,
    Set<String> types,
    boolean enabled,
    boolean required,
    Optional<Reencode> reencode) {
  public FileField {
    types = Set.copyOf(types);
    if (field.isEmpty() || directory.isEmpty() || maxBytes <= 0) {
      throw new IllegalArgumentException("a file field needs a name, a directory and a size");
    }
  }

  /** The member of the record that gets the file's address in the cloud. */
  public String urlMember() {
    return field + "_cloud_url";
  }

  /**
   * Images become JPEGs that are not larger than this.
   *
   * @param maxPixels of the longer side
   * @param quality 1 to 100
   */
  public record Reencode(int maxPixels, int quality) {
    public Reencode {
      if (maxPixels < 16 || quality < 1 || quality > 100) {
        throw new IllegalArgumentException(
            "an image is at least 16 pixels wide and has a quality of 1 to 100");
      }
    }
  }
}
