package org.edgedaemon.dataset.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.edgedaemon.dataset.FileField;
import org.edgedaemon.dataset.FileField.Reencode;
import org.edgedaemon.dataset.files.Prepared.Ready;
import org.edgedaemon.dataset.files.Prepared.Unusable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileDeskIT {
  private static final long MAX = 10_000;

  @TempDir private Path folder;

  private Path root;
  private Path work;
  private FileDesk desk;

  @BeforeEach
  void make() throws Exception {
    root = Files.createDirectories(folder.resolve("root/photos")).getParent();
    work = Files.createDirectory(folder.resolve("work"));
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.writeString(root.resolve("photos/a b.txt"), "hello");
    desk = new FileDesk(work);
  }

  @Test
  void hashesAndNamesAFile() {
    Ready ready = ready("photos/a b.txt");
    assertThat(ready.size()).isEqualTo(5);
    assertThat(ready.contentHash())
        .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    assertThat(ready.cloudName()).isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e-a_b.txt");
    assertThat(ready.mediaType()).isEqualTo("text/plain");
    assertThat(ready.temporary()).isFalse();
    assertThat(ready(root.resolve("photos/a b.txt").toString()).contentHash())
        .isEqualTo(ready.contentHash());
  }

  @Test
  void leavesTheRootByNoWay() {
    for (String way :
        new String[] {
          "../secret.txt",
          "photos/../../secret.txt",
          "photos/./../../secret.txt",
          folder.resolve("secret.txt").toString(),
          "/etc/passwd"
        }) {
      assertThat(reason(way)).as(way).contains("outside of the folder of files");
    }
    assertThat(reason("no\0name")).contains("is not a file's name");
    assertThat(reason("../nothing-here")).contains("missing");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void leavesTheRootByNoLink() throws Exception {
    Files.createSymbolicLink(root.resolve("link.txt"), folder.resolve("secret.txt"));
    Files.createSymbolicLink(root.resolve("up"), folder);
    Files.createSymbolicLink(root.resolve("inside.txt"), root.resolve("photos/a b.txt"));
    assertThat(reason("link.txt")).contains("outside");
    assertThat(reason("up/secret.txt")).contains("outside");
    assertThat(ready("inside.txt").size()).isEqualTo(5);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void takesPlainFilesOnly() throws Exception {
    assertThat(new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start().waitFor())
        .isZero();
    assertThat(reason("pipe")).contains("is not a plain file");
    assertThat(reason("photos")).contains("is a folder");
    assertThat(reason("")).contains("is a folder");
    assertThat(reason("photos/none.jpg")).contains("is missing");
  }

  @Test
  void refusesByTypeAndSize() throws Exception {
    Files.write(root.resolve("large.jpg"), new byte[(int) MAX + 1]);
    Files.write(root.resolve("just.JPEG"), new byte[(int) MAX]);
    assertThat(reason("large.jpg")).contains("10001 octets, more than the 10000");
    FileField jpegs = field(Set.of("jpg"), Optional.empty(), MAX);
    assertThat(desk.prepare(jpegs, "photos/a b.txt")).isInstanceOf(Unusable.class);
    assertThat(desk.prepare(jpegs, "just.JPEG")).isInstanceOf(Ready.class);
  }

  @Test
  void makesImagesSmallerAndUpright() throws Exception {
    BufferedImage image = new BufferedImage(800, 400, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int x = 0; x < 800; x++) {
      for (int y = 0; y < 400; y++) {
        int noise = random.nextInt(30);
        image.setRGB(x, y, (x < 400 ? new Color(225 + noise, 0, 0) : Color.BLUE).getRGB());
      }
    }
    Path photo = root.resolve("photo.jpeg");
    Files.write(photo, turned(image, 6));
    FileField small = field(Set.of(), Optional.of(new Reencode(100, 80)), 1 << 24);
    Ready ready = (Ready) desk.prepare(small, "photo.jpeg");
    assertThat(ready.temporary()).isTrue();
    assertThat(ready.path()).hasParent(work);
    assertThat(ready.cloudName()).endsWith("-photo.jpg");
    assertThat(ready.mediaType()).isEqualTo("image/jpeg");
    BufferedImage result = ImageIO.read(ready.path().toFile());
    // Turned by a quarter clockwise: what was left is above now.
    assertThat(result.getWidth()).isEqualTo(50);
    assertThat(result.getHeight()).isEqualTo(100);
    assertThat(new Color(result.getRGB(25, 10)).getRed()).isGreaterThan(180);
    assertThat(new Color(result.getRGB(25, 90)).getBlue()).isGreaterThan(180);
    Ready again = (Ready) desk.prepare(small, "photo.jpeg");
    assertThat(again.contentHash()).isEqualTo(ready.contentHash());
  }

  @Test
  void turnsEveryOrientationUpright() throws Exception {
    // A red quarter in the corner that is upper left when the image stands upright.
    int[][] corner = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}, {0, 1}, {1, 1}, {1, 0}};
    for (int orientation = 1; orientation <= 8; orientation++) {
      BufferedImage image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
      int[] at = corner[orientation - 1];
      for (int x = 0; x < 200; x++) {
        for (int y = 0; y < 100; y++) {
          image.setRGB(x + 200 * at[0], y + 100 * at[1], Color.RED.getRGB());
        }
      }
      Path file = root.resolve("o" + orientation + ".jpg");
      Files.write(file, turned(image, orientation));
      FileField small = field(Set.of(), Optional.of(new Reencode(50, 90)), 1 << 24);
      Ready ready = (Ready) desk.prepare(small, file.getFileName().toString());
      BufferedImage result = ImageIO.read(ready.path().toFile());
      assertThat(result.getWidth())
          .as("width of %d", orientation)
          .isEqualTo(orientation < 5 ? 50 : 25);
      assertThat(new Color(result.getRGB(3, 3)).getRed())
          .as("corner of %d", orientation)
          .isGreaterThan(180);
    }
  }

  @Test
  void neverSendsACopyThatIsLargerThanTheImage() throws Exception {
    BufferedImage tiny = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(tiny, "png", root.resolve("tiny.png").toFile());
    FileField best = field(Set.of(), Optional.of(new Reencode(100, 100)), MAX);
    Ready ready = (Ready) desk.prepare(best, "tiny.png");
    assertThat(ready.temporary()).isFalse();
    assertThat(ready.path()).isEqualTo(root.toRealPath().resolve("tiny.png"));
    assertThat(work).isEmptyDirectory();
  }

  @Test
  void sendsWhatIsNoImageAsItIs() throws Exception {
    Random random = new Random(2);
    FileField small = field(Set.of(), Optional.of(new Reencode(100, 80)), MAX);
    byte[] good = turned(new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB), 3);
    for (int i = 0; i < 200; i++) {
      byte[] octets = good.clone();
      for (int k = 0; k < 1 + i % 20; k++) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt();
      }
      Files.write(root.resolve("x.jpg"), octets);
      assertThat(desk.prepare(small, "x.jpg")).isInstanceOf(Ready.class);
    }
  }

  /** A JPEG with an Exif part that says how it lies. */
  private static byte[] turned(BufferedImage image, int orientation) throws Exception {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", jpeg);
    byte[] plain = jpeg.toByteArray();
    byte[] exif =
        HexFormat.of()
            .parseHex(
                "ffe10022457869660000"
                    + "4d4d002a00000008"
                    + "0001"
                    + "0112000300000001000"
                    + orientation
                    + "0000"
                    + "00000000");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(plain, 0, 2);
    all.write(exif);
    all.write(plain, 2, plain.length - 2);
    return all.toByteArray();
  }

  private Ready ready(String value) {
    return (Ready) desk.prepare(field(Set.of(), Optional.empty(), MAX), value);
  }

  private String reason(String value) {
    return ((Unusable) desk.prepare(field(Set.of(), Optional.empty(), MAX), value)).reason();
  }

  private FileField field(Set<String> types, Optional<Reencode> reencode, long max) {
    return new FileField("photo", root, "images", max, types, true, false, reencode);
  }
}
