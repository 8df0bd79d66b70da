package io.gitopsprofile.golang;

/** A type of Go, as far as a template can tell types apart. */
public sealed interface GoType permits BasicType, RecordType {

  /** The name that Go's error messages use. */
  String goName();
}
