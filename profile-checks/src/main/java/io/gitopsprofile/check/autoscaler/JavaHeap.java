package io.gitopsprofile.check.autoscaler;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.ObjectField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The heap of a container that runs Java, as its arguments and environment set it: by {@code -Xms}
 * and {@code -Xmx}, or as shares of the memory limit, which a size overrides. (Source: Oracle, The
 * java Command, {@code -XX:InitialRAMPercentage} and {@code -XX:MaxRAMPercentage}.)
 *
 * @param smallest the size at the start in bytes; -1 if it is not set
 * @param largest the largest size in bytes; -1 if it is not set
 * @param touched true if Java touches the whole heap at its start
 * @param path the place of the largest size; null if it is not set
 */
record JavaHeap(long smallest, long largest, boolean touched, @Nullable ProfilePath path) {

  /** Returns the heap of a container; null if nothing sets it. */
  static @Nullable JavaHeap of(ObjectField container) {
    JavaHeap heap = new JavaHeap(-1, -1, false, null).ofShares(container);
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

  /** Adds the sizes that are shares of the memory limit. */
  private JavaHeap ofShares(ObjectField container) {
    BigDecimal limit = container.in("resources", "limits", "memory").amount();
    if (limit == null) {
      return this;
    }
    List<ObjectField> texts = new ArrayList<>(container.in("command").elements());
    texts.addAll(container.in("args").elements());
    for (ObjectField variable : container.in("env").elements()) {
      texts.add(variable.in("value"));
    }
    JavaHeap heap = this;
    for (ObjectField text : texts) {
      long first = share(text.text(), "-XX:InitialRAMPercentage=", limit);
      if (first >= 0) {
        heap = new JavaHeap(first, heap.largest, heap.touched, heap.path);
      }
      long last = share(text.text(), "-XX:MaxRAMPercentage=", limit);
      if (last >= 0) {
        heap = new JavaHeap(heap.smallest, last, heap.touched, text.path());
      }
    }
    return heap;
  }

  /** The bytes of a share of a limit; -1 if the text does not have the flag. */
  private static long share(String text, String flag, BigDecimal limit) {
    int at = text.indexOf(flag);
    int start = at + flag.length();
    int end = start;
    while (at >= 0
        && end < text.length()
        && end < start + 9
        && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    BigDecimal percent = at < 0 ? null : FreeFormValues.amount(text.substring(start, end));
    return percent == null ? -1 : limit.multiply(percent).movePointLeft(2).longValue();
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
