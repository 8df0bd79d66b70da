package io.gitopsprofile.model.value;

/**
 * The limits of a profile's values. A reader refuses a longer, deeper or larger value before any
 * other part looks at it, and the records refuse the values that they compute with. {@code
 * docs/reference/limits.md} has the table.
 */
public final class Limits {

  /** Maximum bytes of a profile or of a manifest file. */
  public static final int FILE_BYTES = 2 * 1024 * 1024;

  /**
   * Maximum number of keys and values of a file. One or two bytes of text can be a key or a value,
   * which takes 250 bytes of memory.
   */
  public static final int FILE_NODES = 200_000;

  /** Maximum number of files that a profile includes; together no larger than one file. */
  public static final int INCLUDED_FILES = 100;

  /** Maximum number of files that include one another, the profile not counted. */
  public static final int INCLUDE_DEPTH = 5;

  /**
   * Maximum nesting of maps and lists in a file: enough for {@link #FREE_DEPTH} inside the typed
   * parts, and safe for a thread with a small stack, since composing is recursive.
   */
  public static final int FILE_DEPTH = 120;

  /** Maximum nesting of maps and lists in a free-form part, such as the values of a chart. */
  public static final int FREE_DEPTH = 100;

  /** Maximum number of elements of a list and of keys of a map in the typed parts. */
  public static final int ELEMENTS = 10_000;

  /** Maximum number of values that the aliases of a profile expand to. */
  public static final int ALIASED_VALUES = 10_000;

  /** Maximum number of mappings that the merge keys of one mapping bring. */
  public static final int MERGED_MAPPINGS = 100;

  /** Maximum characters of a key. */
  public static final int KEY = 1_024;

  /** Maximum characters of a text in a free-form part; a ConfigMap holds as many bytes. */
  public static final int FREE_TEXT = 1_048_576;

  /** Maximum bytes of a ConfigMap; the API server takes no larger one. */
  public static final int CONFIG_MAP_BYTES = 1_048_576;

  /** Maximum bytes of the files of all ConfigMaps together. */
  public static final int CONFIG_FILES_BYTES = 8 * 1024 * 1024;

  /** Maximum characters of any other text; Linux takes no longer argument or variable. */
  public static final int TEXT = 131_072;

  /** Maximum characters of a name, a version, a reference, a URL and a path. */
  public static final int WORD = 2_048;

  /** Maximum characters of a quantity, a duration and a number. */
  public static final int NUMBER = 64;

  /** Maximum characters of a path of a folder or file below the tree. */
  public static final int PATH = 1_024;

  /** Maximum characters of a query of a rule. */
  public static final int QUERY = 4_096;

  /** Maximum characters of a pattern of a rule, and of the name that the rule makes. */
  public static final int PATTERN = 1_000;

  /**
   * Maximum number of elements of lists that are compared with many others: rules of the adapter
   * and acceptances.
   */
  public static final int THOUSAND = 1_000;

  /**
   * Maximum characters of the patterns of all rules together, with counted repetitions written out.
   */
  public static final int PATTERNS = 100_000;

  /**
   * Maximum nesting of brackets in a query or a pattern. RE2/J recurses as deep, on the stack of
   * its caller.
   */
  public static final int BRACKETS = 100;

  /** Maximum number of problems that reading reports. */
  public static final int PROBLEMS = 1_000;

  private Limits() {}
}
