package io.gitopsprofile.check.autoscaler;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.view.ObjectField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The heap of a container that runs Java, as its arguments and environment set it.
 *
 * @param smallest {@code -Xms} in bytes; -1 if it is not set
 * @param largest {@code -Xmx} in bytes; -1 if it is not set
 * @param touched true if Java touches the whole heap at its start
 * @param path the place of {@code -Xmx}; null if it is not set
 */
record JavaHeap(long smallest, long largest, boolean touched, @Nullable ProfilePath path) {

  /** Returns the heap of a container; null if nothing sets it. */
  static @Nullable JavaHeap of(ObjectField container) {
    JavaHeap heap = new JavaHeap(-1, -1, false, null);
    for (String key : List.of("command", "args")) {
      for (ObjectField argument : container.in(key).elements()) {
        heap = heap.with(argument);
      }
    }
    for (ObjectField variable : container.in("env").elements()) {
      heap = heap.with(variable.in("value"));
    }
    return heap.smallest < 0 && heap.largest < 0 ? null : heap;
  }

  private JavaHeap with(ObjectField field) {
    JavaHeap heap = this;
    String text = field.text();
    if (text.indexOf("-X") < 0) {
      return heap;
    }
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !isBlank(text.charAt(end))) {
        end++;
      }
      String word = text.substring(at, end);
      long size = word.length() > 4 ? bytes(word.substring(4)) : -1;
      if (word.startsWith("-Xms") && size >= 0) {
        heap = new JavaHeap(size, heap.largest, heap.touched, heap.path);
      } else if (word.startsWith("-Xmx") && size >= 0) {
        heap = new JavaHeap(heap.smallest, size, heap.touched, field.path());
      } else if (word.equals("-XX:+AlwaysPreTouch")) {
        heap = new JavaHeap(heap.smallest, heap.largest, true, heap.path);
      }
      at = end + 1;
    }
    return heap;
  }

  private static boolean isBlank(char one) {
    return one == ' ' || one == '\n' || one == '"' || one == '\'';
  }

  /** The bytes of a size such as 512m; -1 if it is none. */
  private static long bytes(String size) {
    int end = 0;
    while (end < size.length() && end < 12 && Character.isDigit(size.charAt(end))) {
      end++;
    }
    if (end == 0 || size.length() > end + 1) {
      return -1;
    }
    long number = Long.parseLong(size.substring(0, end));
    char unit = end == size.length() ? 'b' : Character.toLowerCase(size.charAt(end));
    return switch (unit) {
      case 'b' -> number;
      case 'k' -> number << 10;
      case 'm' -> number << 20;
      case 'g' -> number << 30;
      case 't' -> number << 40;
      default -> -1;
    };
  }

  /** True if the heap has one size from the start. */
  boolean isFixed() {
    return smallest >= 0 && smallest == largest;
  }
}
