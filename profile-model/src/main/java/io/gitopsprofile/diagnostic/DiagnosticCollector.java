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

  /** The numbers of findings that are milder than their codes, so that they hide no error. */
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

  /** Adds a finding with edits that fix it together. */
  public void add(
      DiagnosticCode code, ProfilePath path, String message, String fix, List<Edit> edits) {
    Diagnostic diagnostic = Diagnostic.of(code, message, fix, path);
    if (isNew(diagnostic, kept)) {
      found.add(edits.isEmpty() ? diagnostic : diagnostic.withEdits(edits));
    }
  }

  /** Adds a finding as a warning, of a code that may warn. */
  public void warn(DiagnosticCode code, ProfilePath path, String message, String fix) {
    warn(code, path, message, fix, null);
  }

  /** Adds the same with its fix as an edit; null if no single edit is right. */
  public void warn(
      DiagnosticCode code, ProfilePath path, String message, String fix, @Nullable Edit edit) {
    Diagnostic diagnostic = Diagnostic.of(code, message, fix, path).asWarning();
    if (isNew(diagnostic, warnings)) {
      found.add(edit == null ? diagnostic : diagnostic.withEdits(List.of(edit)));
    }
  }

  /** Adds a finding as information, of a code that may be information. */
  public void inform(DiagnosticCode code, ProfilePath path, String message, String fix) {
    Diagnostic diagnostic = Diagnostic.of(code, message, fix, path).asInformation();
    if (isNew(diagnostic, warnings)) {
      found.add(diagnostic);
    }
  }

  /** Notes a finding, and tells whether it is to be kept. */
  private boolean isNew(Diagnostic diagnostic, Map<DiagnosticCode, Integer> ofSeverity) {
    String place = place(diagnostic.code(), diagnostic.path());
    places.add(place);
    int before = ofSeverity.getOrDefault(diagnostic.code(), 0);
    if (known.add(place + diagnostic.message()) && before < MOST) {
      ofSeverity.put(diagnostic.code(), before + 1);
      return true;
    }
    return false;
  }

  private static String place(DiagnosticCode code, ProfilePath path) {
    return code.code() + path.steps();
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
