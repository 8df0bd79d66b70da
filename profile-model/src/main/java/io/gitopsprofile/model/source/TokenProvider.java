package io.gitopsprofile.model.source;

/** The kind of service that gives out temporary logins for a bucket. */
public enum TokenProvider {
  /** The Security Token Service of AWS. */
  AWS("aws"),
  /** A service that asks LDAP. */
  LDAP("ldap");

  private final String spelling;

  TokenProvider(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
