package io.gitopsprofile.check;

/**
 * Every kind of finding, with the stable code that a diagnostic prints. A code is never given a new
 * meaning; one that is no longer used stays listed.
 */
public enum DiagnosticCode {
  /** The file is not YAML. */
  YAML_SYNTAX("PRF001", Severity.ERROR),
  /** A key that the language does not have. */
  UNKNOWN_KEY("PRF002", Severity.ERROR),
  /** A key that stands twice in one mapping. */
  DUPLICATE_KEY("PRF003", Severity.ERROR),
  /** A value of another type than the key takes. */
  WRONG_TYPE("PRF004", Severity.ERROR),
  /** A value of the right type that breaks its syntax or range. */
  BAD_VALUE("PRF005", Severity.ERROR),
  /** A part that must be there and is not. */
  MISSING_PART("PRF006", Severity.ERROR),
  /** A file that is missing, too large, or not text. */
  UNREADABLE_FILE("PRF007", Severity.ERROR),
  /** A YAML alias that is recursive or expands too far. */
  ALIAS("PRF008", Severity.ERROR),
  /** A language version that this build does not read. */
  LANGUAGE_VERSION("PRF009", Severity.ERROR),
  /** A target whose Kubernetes does not serve the API that the profile asks for. */
  API_NOT_SERVED("PRF070", Severity.ERROR),
  /** A field that the chosen API or the target's Kubernetes does not have. */
  FIELD_NOT_SERVED("PRF071", Severity.ERROR),
  /** A target that this build cannot render. */
  TARGET_NOT_SUPPORTED("PRF072", Severity.ERROR),
  /** Two parts that write one file. */
  DUPLICATE_PATH("PRF090", Severity.ERROR),
  /** One object that stands in the tree twice. */
  DUPLICATE_OBJECT("PRF091", Severity.ERROR),
  /** A patch that names a field which the object does not have. */
  PATCH_UNKNOWN_FIELD("PRF092", Severity.ERROR),
  /** A patch that gives a field a value of the wrong type. */
  PATCH_WRONG_TYPE("PRF093", Severity.ERROR),
  /** Free-form values that contradict a typed part. */
  VALUES_CONFLICT("PRF094", Severity.ERROR),
  /** Text that no YAML file can carry. */
  UNWRITABLE_TEXT("PRF095", Severity.ERROR),
  /** A patch that would make another object of the one it changes. */
  PATCH_IDENTITY("PRF096", Severity.ERROR);

  private final String code;
  private final Severity severity;

  DiagnosticCode(String code, Severity severity) {
    this.code = code;
    this.severity = severity;
  }

  /** The printed code, for example {@code PRF002}. */
  public String code() {
    return code;
  }

  /** How much a finding of this kind matters. */
  public Severity severity() {
    return severity;
  }
}
