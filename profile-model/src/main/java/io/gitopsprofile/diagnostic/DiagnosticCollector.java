package io.gitopsprofile.diagnostic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects findings, at most 1,000 with one code, so that a large profile with one mistake again
 * and again does not fill the memory and the log.
 */
public final class DiagnosticCollector {

  /** Maximum number of findings with one code that are kept. */
  static final int MOST = 1_000;

  private final List<Diagnostic> found = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private final Set<String> places = new HashSet<>();
  private final Map<DiagnosticCode, Integer> kept = new EnumMap<>(DiagnosticCode.class);

  /** The same for findings of these codes that are warnings, so that they hide no error. */
  private final Map<DiagnosticCode, Integer> warnings = new EnumMap<>(DiagnosticCode.class);

  /** Adds a finding; a duplicate at the same place is dropped. */
  public void add(DiagnosticCode code, ProfilePath path, String message, String fix) {
    add(code, path, message, fix, List.of());
  }

  /** Adds a finding with its fix as an edit; null if no single edit is right. */
  public void add(
      DiagnosticCode code, ProfilePath path, String message, String fix, @Nullable Edit edit) {
    add(code, path, message, fix, edit == null ? List.of() : List.of(edit));
  }

  /** Adds a finding with edits that fix it together; edits that contain a login are dropped. */
  public void add(
      DiagnosticCode code, ProfilePath path, String message, String fix, List<Edit> edits) {
    if (isNew(code, path, message, kept)) {
      Diagnostic diagnostic =
          Diagnostic.of(code, Redaction.withoutLogin(message), Redaction.withoutLogin(fix), path);
      found.add(haveLogin(edits) ? diagnostic : diagnostic.withEdits(edits));
    }
  }

  /** Adds a finding as a warning, of a code that may warn. */
  public void warn(DiagnosticCode code, ProfilePath path, String message, String fix) {
    if (isNew(code, path, message, warnings)) {
      Diagnostic diagnostic =
          Diagnostic.of(code, Redaction.withoutLogin(message), Redaction.withoutLogin(fix), path);
      found.add(diagnostic.asWarning());
    }
  }

  /** Notes a finding, and tells whether it is to be kept. */
  private boolean isNew(
      DiagnosticCode code,
      ProfilePath path,
      String message,
      Map<DiagnosticCode, Integer> ofSeverity) {
    String place = place(code, path);
    places.add(place);
    int before = ofSeverity.getOrDefault(code, 0);
    if (known.add(place + message) && before < MOST) {
      ofSeverity.put(code, before + 1);
      return true;
    }
    return false;
  }

  private static String place(DiagnosticCode code, ProfilePath path) {
    return code.code() + path.steps();
  }

  private static boolean haveLogin(List<Edit> edits) {
    for (Edit edit : edits) {
      if (edit.hasLogin()) {
        return true;
      }
    }
    return false;
  }

  /** Returns true if there is a finding with this code at a place. */
  public boolean has(DiagnosticCode code, ProfilePath path) {
    return places.contains(place(code, path));
  }

  /** The number of findings so far, with those that are not kept. */
  public int count() {
    return known.size();
  }

  public List<Diagnostic> all() {
    return List.copyOf(found);
  }
}
