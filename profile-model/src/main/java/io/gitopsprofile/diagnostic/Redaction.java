package io.gitopsprofile.diagnostic;

/** Removes credentials from the texts of diagnostics. */
final class Redaction {

  private Redaction() {}

  /** A message without the login of an address in it, if there is one. */
  static String withoutLogin(String message) {
    return message.indexOf("://") >= 0 && message.indexOf('@') >= 0
        ? message.replaceAll("://[^\\s/:@\"]*:[^\\s/@\"]+@", "://***@")
        : message;
  }
}
