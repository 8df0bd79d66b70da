package io.gitopsprofile.golang;

/** The text of a template in bytes, from which messages quote the action that is wrong. */
record TemplateText(String bytes, TemplateSetting setting) {

  private static final int LONGEST = 60;
  private static final int LONGEST_WORDS = 160;

  /** The action at a place, as it is written; the text there if it is not in one. */
  String action(int at) {
    int open = bytes.lastIndexOf(setting.left(), Math.max(at, 0));
    int from = open < 0 ? at : open;
    int close = bytes.indexOf(setting.right(), Math.max(at, open + setting.left().length()));
    int to = close < 0 ? bytes.length() : close + setting.right().length();
    return shown(bytes.substring(from, to));
  }

  /** Bytes in a message: in one line, and cut off where they are long. */
  static String shown(String bytes) {
    return cut(bytes, LONGEST);
  }

  /** The words of Go in a message: in one line, and cut off where they are long. */
  static String words(String bytes) {
    return cut(bytes, LONGEST_WORDS);
  }

  private static String cut(String bytes, int longest) {
    String text = ByteText.text(bytes).replace('\n', ' ').replace('\r', ' ');
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest)) + "...";
  }

  /** The words that say where an action is. */
  String in(int at) {
    return " in the action " + action(at) + line(at);
  }

  /** The words that say the line of a place; empty if there is only one. */
  String line(int at) {
    String whole = bytes.stripTrailing();
    if (whole.indexOf('\n') < 0) {
      return "";
    }
    int line = 1;
    for (int i = 0; i < at && i < bytes.length(); i++) {
      line += bytes.charAt(i) == '\n' ? 1 : 0;
    }
    return " in line " + line;
  }

  /** An action with a content, in the delimiters of the template. */
  String write(String content) {
    return setting.left() + content + setting.right();
  }
}
