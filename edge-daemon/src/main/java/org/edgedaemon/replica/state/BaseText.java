package org.edgedaemon.replica.state;

import org.edgedaemon.replica.Base;
import org.edgedaemon.replica.ImageMaker;
import org.edgedaemon.replica.JsonText;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowJson;

/** Many bases as the texts of their map, and back. Not for several threads. */
final class BaseText {
  private final JsonText texts = new JsonText();
  private final ImageMaker images = new ImageMaker();

  String of(Base base) {
    return StateText.of(base.version())
        + ";"
        + (base.deleted() ? StateText.DELETED : "0")
        + ";"
        + texts.of(json -> RowJson.write(json, base.image()));
  }

  Base base(RowId row, String text) {
    int deleted = text.indexOf(';') + 1;
    int image = text.indexOf(';', deleted) + 1;
    RowImage agreed = RowJson.read(text.substring(image), json -> RowJson.image(json, images));
    return new Base(
        row, StateText.version(text.substring(0, deleted - 1)), agreed, StateText.isDeleted(text));
  }
}
