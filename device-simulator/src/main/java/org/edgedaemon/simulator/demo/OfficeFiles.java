package org.edgedaemon.simulator.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** The files that the office's records name: pictures of faces, slips, short recordings. */
final class OfficeFiles {
  private static final int SIDE = 96;
  private static final int VIDEO_OCTETS = 200_000;

  private final Path root;
  private final Random random = new Random(2026);
  private int written;

  OfficeFiles(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  /** How many there are. */
  int count() {
    return written;
  }

  /** Each looks different. */
  String image(String name) throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      for (int i = 0; i < 8; i++) {
        graphics.setColor(new Color(random.nextInt(1 << 24)));
        graphics.fillOval(random.nextInt(SIDE), random.nextInt(SIDE), SIDE / 2, SIDE / 2);
      }
    } finally {
      graphics.dispose();
    }
    ImageIO.write(image, "png", place(name).toFile());
    return name;
  }

  /** No player would show it: the daemon and the cloud look at its size and hash alone. */
  String video(String name) throws IOException {
    byte[] content = new byte[VIDEO_OCTETS];
    random.nextBytes(content);
    Files.write(place(name), content);
    return name;
  }

  private Path place(String name) throws IOException {
    Path path = root.resolve(name);
    Files.createDirectories(path.getParent());
    written++;
    return path;
  }
}
