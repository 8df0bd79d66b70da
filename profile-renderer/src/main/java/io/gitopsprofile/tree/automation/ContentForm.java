package io.gitopsprofile.tree.automation;

import io.gitopsprofile.model.value.ImagePart;
import io.gitopsprofile.model.value.ImageReference;
import io.gitopsprofile.read.scalar.PlainScalarResolver;
import io.gitopsprofile.rendered.ImageValue;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.tree.disk.ContentHash;
import io.gitopsprofile.tree.record.OwnershipRecord.Line;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a generated file: its content without the values that the profile hands to image
 * automation. The ownership record holds the hash of the form, and the places of these values by
 * line and column:
 *
 * <pre>
 * image:25:20   an image with a tag or digest; the form keeps its repository
 * bare:25:20    the same, but the profile has no tag or digest
 * any:25:20     an image that may get another repository
 * tag:31:16     a tag; in the same way name and digest
 * </pre>
 *
 * <p>A file that image automation committed has the form that a run wrote, so it was not edited by
 * hand. A place counts only if a valid value of its kind stands there; so a record that somebody
 * else wrote cannot hide other text. The form of a file without such values is its content. Line
 * breaks are LF, so that a checkout with CRLF has the same form.
 */
public final class ContentForm {

  private static final String IMAGE = "image";
  private static final String BARE_IMAGE = "bare";
  private static final String ANY_IMAGE = "any";
  private static final int LONGEST_NUMBER = 8;

  /** The sign in place of a value; it cannot stand in an image. */
  private static final String BLANK = "*";

  private ContentForm() {}

  /** The record line of a generated file. */
  public static Line line(RenderedFile file, String version, String profile) {
    String places = places(file);
    String hash = hash(file.text().getBytes(StandardCharsets.UTF_8), places);
    return new Line(file.path(), hash, version, profile, places);
  }

  /** True if a file has the form that a line of the record describes. */
  public static boolean isRecorded(List<Line> lines, byte[] bytes) {
    for (Line line : lines) {
      if (isRecorded(line, bytes)) {
        return true;
      }
    }
    return false;
  }

  /** True if a file has the form that a line of the record describes. */
  public static boolean isRecorded(Line line, byte[] bytes) {
    if (hash(bytes, line.places()).equals(line.hash())) {
      return true;
    }
    @Nullable String plain = line.places().isEmpty() ? null : FluxV1Style.without(bytes);
    return plain != null
        && hash(plain.getBytes(StandardCharsets.UTF_8), line.places()).equals(line.hash());
  }

  private static String places(RenderedFile file) {
    StringBuilder places = new StringBuilder();
    int line = 1;
    int lineStart = 0;
    for (ImageValue value : file.imageValues()) {
      for (int i = file.text().indexOf('\n', lineStart); i >= 0 && i < value.start(); ) {
        line++;
        lineStart = i + 1;
        i = file.text().indexOf('\n', lineStart);
      }
      places.append(places.isEmpty() ? "" : ",").append(kind(value));
      places.append(':').append(line).append(':').append(value.start() - lineStart + 1);
    }
    return places.toString();
  }

  private static String kind(ImageValue value) {
    @Nullable ImageReference image = ImageReference.of(value.value());
    return switch (value.part()) {
      case IMAGE ->
          value.renames() ? ANY_IMAGE : image == null || image.isPinned() ? IMAGE : BARE_IMAGE;
      case TAG, NAME, DIGEST -> value.part().toString();
    };
  }

  private static String hash(byte[] bytes, String places) {
    byte[] text = ContentHash.lineFeeds(bytes);
    return ContentHash.exact(
        places.isEmpty()
            ? text
            : blanked(new String(text, StandardCharsets.UTF_8), places)
                .getBytes(StandardCharsets.UTF_8));
  }

  private static String blanked(String text, String places) {
    StringBuilder form = new StringBuilder(text.length());
    int done = 0;
    int line = 1;
    int lineStart = 0;
    for (String place : split(places, ',')) {
      List<String> words = split(place, ':');
      int wanted = words.size() == 3 ? number(words.get(1)) : -1;
      while (line < wanted && lineStart >= 0) {
        lineStart = text.indexOf('\n', lineStart) + 1;
        line = lineStart == 0 ? Integer.MAX_VALUE : line + 1;
      }
      int start = wanted == line ? lineStart + number(words.get(2)) - 1 : -1;
      int lineEnd = start < done ? -1 : text.indexOf('\n', lineStart);
      if (lineEnd >= start && start >= done && start >= 0) {
        int comment = text.substring(start, lineEnd).indexOf(" #");
        int end = comment >= 0 ? start + comment : lineEnd;
        @Nullable String blank = blank(words.get(0), text.substring(start, end));
        if (blank != null) {
          form.append(text, done, start).append(blank);
          done = end;
        }
      }
    }
    return form.append(text, done, text.length()).toString();
  }

  /** The text in place of a value; null to leave the value. */
  private static @Nullable String blank(String kind, String written) {
    String value = unquoted(written);
    if (value.equals(written) && !(PlainScalarResolver.value(value) instanceof String)) {
      return null;
    }
    @Nullable ImageReference image = ImageReference.of(value);
    @Nullable String repository = image == null ? null : image.repository() + BLANK;
    boolean isPinned = image != null && image.isPinned();
    return switch (kind) {
      case IMAGE -> isPinned ? repository : null;
      case BARE_IMAGE -> repository;
      case ANY_IMAGE -> isPinned ? BLANK : null;
      default -> isPart(kind, value) ? BLANK : null;
    };
  }

  private static boolean isPart(String kind, String value) {
    for (ImagePart part : ImagePart.values()) {
      if (part != ImagePart.IMAGE && part.toString().equals(kind)) {
        return part.has(value);
      }
    }
    return false;
  }

  private static String unquoted(String text) {
    int last = text.length() - 1;
    boolean isQuoted =
        last > 0
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(last) == text.charAt(0);
    return isQuoted ? text.substring(1, last) : text;
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = text.indexOf(separator); i >= 0; i = text.indexOf(separator, start)) {
      parts.add(text.substring(start, i));
      start = i + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** A number of the record; -1 for any other text. */
  private static int number(String digits) {
    boolean isNumber = !digits.isEmpty() && digits.length() <= LONGEST_NUMBER;
    for (int i = 0; i < digits.length(); i++) {
      isNumber &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    return isNumber ? Integer.parseInt(digits) : -1;
  }
}
