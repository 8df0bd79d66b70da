package io.gitopsprofile.yaml;

import java.util.List;
import java.util.Map;

/**
 * YAML text in which some values are marked.
 *
 * @param text the text
 * @param spans the place of each marked value in the text, by its path of keys and indices; a value
 *     that takes several lines has none
 */
public record MarkedYaml(String text, Map<List<Object>, Span> spans) {

  /**
   * The place of a value, quotes included.
   *
   * @param start the index of its first character
   * @param end the index behind its last character
   */
  public record Span(int start, int end) {}
}
