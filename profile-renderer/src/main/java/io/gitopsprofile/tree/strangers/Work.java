package io.gitopsprofile.tree.strangers;

/** The work that a search may still do; whatever a folder holds, a search ends soon. */
final class Work {

  /** Maximum number of entries of folders. */
  static final int MOST_ENTRIES = 200_000;

  /** Maximum number of bytes of the files that are read. */
  static final int MOST_BYTES = 8 << 20;

  /** Maximum cost of all matches with patterns. */
  private static final int MOST_MATCHES = 40_000_000;

  private int entries = MOST_ENTRIES;
  private int bytes = MOST_BYTES;
  private int matches = MOST_MATCHES;

  /** Signals that a search would take too long. */
  static final class SpentException extends Exception {

    private static final long serialVersionUID = 1L;

    SpentException(String message) {
      super(message);
    }
  }

  int entriesLeft() {
    return entries;
  }

  void list(int count) throws SpentException {
    entries -= count;
    if (entries <= 0) {
      throw new SpentException("more than " + MOST_ENTRIES + " files and folders");
    }
  }

  void read(long count) throws SpentException {
    if (count > bytes) {
      throw new SpentException("more than " + (MOST_BYTES >> 20) + " MiB of YAML");
    }
    bytes -= (int) count;
  }

  void match(long count) throws SpentException {
    matches -= (int) Math.min(count, matches);
    if (matches == 0) {
      throw new SpentException("too many patterns of .sourceignore for so many files");
    }
  }
}
