package org.edgedaemon.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgedaemon.dataset.FileField;
import org.edgedaemon.dataset.FileField.Reencode;
import org.jspecify.annotations.Nullable;

/** One of a dataset's {@code files:}. */
final class FileFieldBinder {
  private static final int MAX_FIELD = 128;
  private static final int MIN_PIXELS = 16;
  private static final int MAX_PIXELS = 20_000;
  private static final int DEFAULT_PIXELS = 1_600;
  private static final int MAX_QUALITY = 100;
  private static final int DEFAULT_QUALITY = 80;
  private static final long DEFAULT_MAX = 100_000_000;

  private FileFieldBinder() {}

  /**
   * Null when something is bad, which then is noted.
   *
   * @param files root of those that name none; null for none
   * @param fields those that the dataset has already
   */
  static @Nullable FileField bind(Section section, @Nullable Path files, Set<String> fields) {
    String field = section.required("field", Texts.name(MAX_FIELD));
    String directory = section.required("directory", Texts::urlPath);
    long max = section.or("max", Quantities.size(1), DEFAULT_MAX);
    List<String> types = section.values("types", FileFieldBinder::ending);
    boolean enabled = section.or("enabled", Quantities::yesOrNo, true);
    Path root = root(section, files, enabled);
    boolean required = section.or("required", Quantities::yesOrNo, false);
    Optional<Reencode> reencode = reencode(section);
    section.refuseOthers();
    if (field != null && !fields.add(field)) {
      section.problem("field", "is already one of this dataset's file fields");
    }
    if (field == null || directory == null || root == null) {
      return null;
    }
    Set<String> endings = types == null ? Set.of() : types.stream().collect(Collectors.toSet());
    return new FileField(field, root, directory, max, endings, enabled, required, reencode);
  }

  /** Of a field that is off, the folder is never looked into: any will do. */
  private static @Nullable Path root(Section section, @Nullable Path files, boolean enabled) {
    Path own = section.<Path>optional("root", Texts.folder(section.around().folder()));
    Path root = own == null ? files : own;
    if (!enabled) {
      return root == null ? section.around().folder() : root;
    }
    if (root == null && !section.has("root")) {
      section.problem("root", "is missing: name the folder of files here, or by cloud_sync.files");
    }
    if (root != null && !Files.isDirectory(root)) {
      section.warning("field", "the folder of its files, " + root + ", is not there (yet)");
    }
    return root;
  }

  private static Optional<Reencode> reencode(Section file) {
    if (!file.has("reencode")) {
      return Optional.empty();
    }
    Section section = file.section("reencode");
    int pixels =
        section.or("max_pixels", Quantities.number(MIN_PIXELS, MAX_PIXELS), DEFAULT_PIXELS);
    int quality = section.or("quality", Quantities.number(1, MAX_QUALITY), DEFAULT_QUALITY);
    section.refuseOthers();
    return Optional.of(new Reencode(pixels, quality));
  }

  private static Parsed<String> ending(String text) {
    String bare = (text.startsWith(".") ? text.substring(1) : text).toLowerCase(Locale.ROOT);
    return bare.matches("[a-z0-9]{1,16}")
        ? Parsed.good(bare)
        : Parsed.bad("is not the ending of a file's name such as jpg");
  }
}
