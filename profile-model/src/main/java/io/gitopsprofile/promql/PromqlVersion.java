package io.gitopsprofile.promql;

/**
 * The Prometheus whose grammar decides whether a query is valid.
 *
 * @param major the major version, 2 or 3; 0 if the version is not known
 * @param minor the minor version
 * @param experimental whether features behind {@code --enable-feature} are taken as enabled
 */
public record PromqlVersion(int major, int minor, boolean experimental) {

  /** Any version: a query is valid if one of them accepts it, with all features enabled. */
  public static final PromqlVersion ANY = new PromqlVersion(0, 0, true);

  /** A known version with the features that are enabled by default. */
  public static PromqlVersion of(int major, int minor) {
    return new PromqlVersion(major, minor, false);
  }

  /** Whether it may be this version or a newer one. */
  boolean since(int firstMajor, int firstMinor) {
    return major == 0 || major > firstMajor || (major == firstMajor && minor >= firstMinor);
  }

  /** Whether it may be older than this version. */
  boolean before(int nextMajor, int nextMinor) {
    return major == 0 || major < nextMajor || (major == nextMajor && minor < nextMinor);
  }

  /** Whether a feature behind a flag may be enabled, which this version brought. */
  boolean experimentalSince(int firstMajor, int firstMinor) {
    return experimental && since(firstMajor, firstMinor);
  }

  @Override
  public String toString() {
    return major == 0 ? "any version" : major + "." + minor;
  }
}
