package io.gitopsprofile.tree.automation;

import io.gitopsprofile.tree.disk.ContentHash;

/**
 * The hash of a file in the ownership record: the SHA-256 of its bytes with LF line breaks, so that
 * a checkout with CRLF has the same hash. For a file under image automation the tags are left out,
 * so that a commit of the automation does not count as an edit by hand.
 */
public final class AutomationHash {

  private AutomationHash() {}

  /** The hash of a file's bytes: 64 hexadecimal digits. */
  public static String of(byte[] bytes) {
    return ContentHash.exact(AutomationRules.without(ContentHash.lineFeeds(bytes)));
  }
}
