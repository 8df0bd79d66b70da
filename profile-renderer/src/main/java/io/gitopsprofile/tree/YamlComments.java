package io.gitopsprofile.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.CommentToken;

/** The comments of a YAML file. */
final class YamlComments {

  private YamlComments() {}

  /** All of them, in their order, without the blanks around them; the file must be YAML. */
  static List<String> of(byte[] yaml) {
    List<String> comments = new ArrayList<>();
    if (hasSharp(yaml)) {
      LoaderOptions options = new LoaderOptions();
      options.setProcessComments(true);
      String text = new String(yaml, StandardCharsets.UTF_8);
      ScannerImpl scanner = new ScannerImpl(new StreamReader(text), options);
      while (scanner.checkToken()) {
        if (scanner.getToken() instanceof CommentToken comment
            && comment.getCommentType() != CommentType.BLANK_LINE) {
          comments.add(comment.getValue().strip());
        }
      }
    }
    return comments;
  }

  private static boolean hasSharp(byte[] yaml) {
    for (byte b : yaml) {
      if (b == '#') {
        return true;
      }
    }
    return false;
  }
}
