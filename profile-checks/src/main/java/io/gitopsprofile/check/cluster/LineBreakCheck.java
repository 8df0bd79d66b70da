package io.gitopsprofile.check.cluster;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.view.ProfileObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PRF085: a value of an object contains a line break of Unicode other than a line feed. The
 * rendered file escapes the character, but Flux v2 builds each folder with kustomize, which writes
 * the character as it is: readers of YAML take U+0085 for a line break within a text and make a
 * blank of it, and readers of YAML 1.2 see the indentation after U+2028 or U+2029 as blanks of the
 * text. Flux v1 passes the files to kubectl without kustomize. (Measured with kubectl kustomize
 * 5.5.0; YAML 1.1, 4.1.4, and YAML 1.2, 5.4, Line Break Characters.)
 */
final class LineBreakCheck implements Check {

  private static final String BREAKS = "\u0085\u2028\u2029";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    if (context.profile().target().flux() != Flux.V2) {
      return;
    }
    for (ProfileObject object : context.objects().all()) {
      if (!object.group().equals("eksctl.io") && hasBreak(object.object().content().entries())) {
        walk(object, new ArrayList<>(), object.object().content().entries(), findings);
      }
    }
  }

  /** Returns true if some text has such a character; the search needs no path to the text. */
  private static boolean hasBreak(@Nullable Object value) {
    if (value instanceof String text) {
      return firstBreak(text) >= 0;
    }
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (hasBreak(entry.getValue())) {
          return true;
        }
      }
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        if (hasBreak(list.get(i))) {
          return true;
        }
      }
    }
    return false;
  }

  private static void walk(
      ProfileObject object,
      List<Object> steps,
      @Nullable Object value,
      DiagnosticCollector findings) {
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        steps.add(String.valueOf(entry.getKey()));
        walk(object, steps, entry.getValue(), findings);
        steps.remove(steps.size() - 1);
      }
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        steps.add(i);
        walk(object, steps, list.get(i), findings);
        steps.remove(steps.size() - 1);
      }
    } else if (value instanceof String text) {
      int at = firstBreak(text);
      if (at >= 0) {
        report(object, steps, text.charAt(at), findings);
      }
    }
  }

  private static int firstBreak(String text) {
    int first = -1;
    for (int i = 0; i < BREAKS.length(); i++) {
      int at = text.indexOf(BREAKS.charAt(i));
      first = first < 0 || (at >= 0 && at < first) ? at : first;
    }
    return first;
  }

  private static void report(
      ProfileObject object, List<Object> steps, char found, DiagnosticCollector findings) {
    boolean isNextLine = found == '\u0085';
    findings.add(
        DiagnosticCode.UNICODE_LINE_BREAK,
        object.source().at(List.copyOf(steps)),
        new ProfilePath(steps)
            + " of the "
            + object.title()
            + " contains "
            + (isNextLine ? "U+0085" : found == '\u2028' ? "U+2028" : "U+2029")
            + (isNextLine
                ? "; Flux v2 builds it with kustomize, which turns this character into a blank"
                : "; Flux v2 builds it with kustomize, which breaks and indents the line there, so"
                    + " that readers of YAML 1.2 see more blanks"),
        "write \\n for a line break, or a blank; for exact bytes, use base64 in binaryData of a"
            + " ConfigMap or data of a Secret");
  }
}
