package io.gitopsprofile.check.reference;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.view.ObjectField;
import org.jspecify.annotations.Nullable;

/**
 * A field of an object that names another object.
 *
 * @param name the field with the name
 * @param kind the kind of the other object
 * @param namespace the namespace of the other object; empty for a kind without namespaces
 * @param key the field with a key of the other object; null if no key is named
 * @param defaultKey the key that is read if the key is not written; null if none is
 * @param optional true if the other object may be absent
 * @param mounted true if the key is mounted as a folder, should it be absent
 */
record Reference(
    ObjectField name,
    String kind,
    String namespace,
    @Nullable ObjectField key,
    @Nullable String defaultKey,
    boolean optional,
    boolean mounted) {

  /** A reference to an object in a namespace. */
  static Reference to(String kind, ObjectField name, String namespace) {
    return new Reference(name, kind, namespace, null, null, false, false);
  }

  /** A reference to an object without a namespace. */
  static Reference toCluster(String kind, ObjectField name) {
    return to(kind, name, "");
  }

  /** A reference to a key of an object in the namespace of the object that names it. */
  static Reference toKey(String kind, ObjectField name, ObjectField key, boolean optional) {
    return new Reference(name, kind, name.object().namespace(), key, null, optional, false);
  }

  /** A reference to an object that may be absent. */
  static Reference toOptional(String kind, ObjectField name, boolean optional) {
    return new Reference(name, kind, name.object().namespace(), null, null, optional, false);
  }

  /** The same reference, of a key that becomes an empty folder if the object lacks the key. */
  Reference asMounted() {
    return new Reference(name, kind, namespace, key, defaultKey, optional, true);
  }

  /** The same reference, with the key that is read if none is written. */
  Reference orKey(String other) {
    return new Reference(name, kind, namespace, key, other, optional, mounted);
  }

  /** The same reference, to an object of another namespace. */
  Reference in(String other) {
    return new Reference(name, kind, other, key, defaultKey, optional, mounted);
  }

  /** The name of the other object; empty if it is not known before Flux replaces variables. */
  String text() {
    return plain(name.text());
  }

  /** The key in the other object; empty if none is read, or if it is not known. */
  String keyText() {
    if (key == null) {
      return "";
    }
    return key.isPresent() || defaultKey == null ? plain(key.text()) : defaultKey;
  }

  /**
   * The end of a sentence about a reference to a missing object.
   *
   * @param elsewhere the other namespace in which the profile has the object; null if there is none
   */
  String whereMissing(@Nullable String elsewhere) {
    if (namespace.isEmpty()) {
      return ", which the profile does not have";
    }
    return elsewhere == null
        ? ", which the profile does not have in namespace " + quoted(namespace)
        : ", which the profile has in namespace "
            + quoted(elsewhere)
            + ", and not in "
            + quoted(namespace);
  }

  /** A text without variables; empty for a text with one. */
  static String plain(String text) {
    return text.indexOf('$') >= 0 || text.indexOf('{') >= 0 ? "" : text;
  }
}
