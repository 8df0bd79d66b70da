package io.gitopsprofile.golang.template;

/** The text of a template in bytes, from which messages quote the faulty action. */
record TemplateText(String bytes, TemplateSetting setting) {

  private static final int LONGEST = 60;
  private static final int LONGEST_WORDS = 160;

  /**
   * Returns the action at an index, as written; the text there if the index is not in an action.
   */
  String action(int at) {
    int open = bytes.lastIndexOf(setting.left(), Math.max(at, 0));
    int from = open < 0 ? at : open;
    int close = bytes.indexOf(setting.right(), Math.max(at, open + setting.left().length()));
    int to = close < 0 ? bytes.length() : close + setting.right().length();
    return shown(bytes.substring(from, to));
  }

  /** Returns bytes for a message: on one line, cut off if long. */
  static String shown(String bytes) {
    return cut(bytes, LONGEST);
  }

  /** Returns words of Go for a message: on one line, cut off if long. */
  static String words(String bytes) {
    return cut(bytes, LONGEST_WORDS);
  }

  private static String cut(String bytes, int longest) {
    String text = ByteText.text(bytes).replace('\n', ' ').replace('\r', ' ');
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest)) + "...";
  }

  /** Returns the words that locate an action. */
  String in(int at) {
    return " in the action " + action(at) + line(at);
  }

  /** Returns the words that name the line of an index; empty if there is only one line. */
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

  /** Returns an action with the given content, in the delimiters of the template. */
  String write(String content) {
    return setting.left() + content + setting.right();
  }
}
