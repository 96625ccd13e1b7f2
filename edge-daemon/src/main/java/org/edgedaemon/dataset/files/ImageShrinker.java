package org.edgedaemon.dataset.files;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.edgedaemon.dataset.FileField.Reencode;

/**
 * Makes smaller JPEGs of images. They are turned upright as their Exif part says, lie on white
 * where they were transparent, and carry nothing else of what was in the file: no place, no camera.
 *
 * <p>Never more than {@value #MAX_PIXELS} pixels are in memory: of larger images only every second,
 * third, … pixel is read, so that the result may be smaller than was asked for.
 */
final class ImageShrinker {
  private static final int MAX_PIXELS = 6_000_000;

  /** Decoders hold some octets of each pixel of the file, whatever is made of them. */
  private static final long MAX_PIXELS_IN_FILE = 150_000_000;

  private static final Set<String> FORMS = Set.of("jpg", "png", "bmp", "gif");

  private ImageShrinker() {}

  /** Whether files of this ending are images that can be read. */
  static boolean knows(String ending) {
    return FORMS.contains(ending);
  }

  /**
   * Writes the smaller image.
   *
   * @throws IOException when it is no image that can be read, or cannot be written
   */
  static void shrink(Path image, Reencode wanted, Path result) throws IOException {
    int orientation = ExifOrientation.of(image);
    try {
      BufferedImage read = read(image, wanted.maxPixels());
      write(upright(read, wanted.maxPixels(), orientation), wanted.quality(), result);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      // What the platform's decoders throw at damaged files.
      throw new IOException("not an image that can be read", e);
    }
  }

  private static BufferedImage read(Path image, int longest) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(image.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("not an image of a known form");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        ImageReadParam param = reader.getDefaultReadParam();
        int step = step(reader.getWidth(0), reader.getHeight(0), longest);
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
      } finally {
        reader.dispose();
      }
    }
  }

  /** Every how manieth pixel is read. */
  private static int step(long width, long height, int longest) throws IOException {
    if (width * height > MAX_PIXELS_IN_FILE) {
      throw new IOException("an image of " + width + " x " + height + " pixels");
    }
    int step = (int) Math.max(1, Math.max(width, height) / (2L * longest));
    while ((width / step) * (height / step) > MAX_PIXELS) {
      step++;
    }
    return step;
  }

  private static BufferedImage upright(BufferedImage image, int longest, int orientation) {
    double scale = Math.min(1.0, (double) longest / Math.max(image.getWidth(), image.getHeight()));
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    boolean lies = orientation >= 5;
    BufferedImage drawn =
        new BufferedImage(lies ? height : width, lies ? width : height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.transform(turn(orientation, width, height));
      graphics.drawImage(image, 0, 0, width, height, null);
    } finally {
      graphics.dispose();
    }
    return drawn;
  }

  /** From the pixels as stored to the pixels as seen; width and height as stored. */
  private static AffineTransform turn(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }

  private static void write(BufferedImage image, int quality, Path result) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    Files.deleteIfExists(result);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(result.toFile())) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality / 100f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
  }
}
