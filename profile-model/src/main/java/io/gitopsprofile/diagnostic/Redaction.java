package io.gitopsprofile.diagnostic;

/** Removes credentials from the texts of diagnostics. */
final class Redaction {

  private Redaction() {}

  /** Removes the login from an address in a message. */
  static String withoutLogin(String message) {
    return message.indexOf("://") >= 0 && message.indexOf('@') >= 0
        ? message.replaceAll("://[^\\s/:@\"]*:[^\\s/@\"]+@", "://***@")
        : message;
  }
}
