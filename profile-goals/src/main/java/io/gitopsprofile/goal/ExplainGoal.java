package io.gitopsprofile.goal;

import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.CodeDescription;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Explains the codes of findings; without a code, lists all. */
public final class ExplainGoal implements Goal {

  private static final int SUGGESTIONS = 3;

  private final GoalHost host;
  private final @Nullable String code;

  /**
   * Creates the goal.
   *
   * @param code the codes to explain, separated by commas or spaces; null lists all
   */
  public ExplainGoal(GoalHost host, @Nullable String code) {
    this.host = host;
    this.code = code;
  }

  @Override
  public void run() throws GoalFailure {
    Map<String, DiagnosticCode> codes = new TreeMap<>();
    for (DiagnosticCode each : DiagnosticCode.values()) {
      codes.put(each.code(), each);
    }
    Set<DiagnosticCode> asked = asked(codes);
    StringBuilder text = new StringBuilder();
    if (asked.isEmpty()) {
      codes.values().forEach(each -> text.append('\n').append(line(each)));
    } else {
      asked.forEach(each -> text.append('\n').append(CodePage.text(each)));
    }
    new GoalLog(host).page(text.toString());
  }

  private Set<DiagnosticCode> asked(Map<String, DiagnosticCode> codes) throws GoalFailure {
    Set<DiagnosticCode> asked = new LinkedHashSet<>();
    StringBuilder unknown = new StringBuilder();
    for (String name : code == null ? new String[0] : code.split("[,\\s]+", -1)) {
      DiagnosticCode known = codes.get(name.toUpperCase(Locale.ROOT));
      if (known != null) {
        asked.add(known);
      } else if (!name.isEmpty()) {
        unknown.append("there is no code \"").append(name).append('"');
        unknown.append(suggestion(name, codes.keySet())).append('\n');
      }
    }
    if (unknown.isEmpty()) {
      return asked;
    }
    throw GoalLog.usage(unknown + "list all codes: " + host.command("explain", Map.of()) + '\n');
  }

  private static String suggestion(String name, Set<String> codes) {
    List<String> others = new ArrayList<>(codes);
    List<String> nearest = new ArrayList<>();
    Optional<String> next = ClosestName.of(name, others);
    while (next.isPresent() && nearest.size() < SUGGESTIONS) {
      nearest.add(next.get());
      others.remove(next.get());
      next = ClosestName.of(name, others);
    }
    return nearest.isEmpty() ? "" : "; did you mean " + String.join(", ", nearest) + "?";
  }

  /** {@code PRF012 error An autoscaler uses a metric that no adapter rule produces.} */
  private static String line(DiagnosticCode code) {
    return String.format(
        Locale.ROOT,
        "%s %-7s %s",
        code.code(),
        code.severity().label(),
        CodeDescription.of(code).meaning());
  }
}
