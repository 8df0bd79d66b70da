package io.gitopsprofile.golang.template;

/** A Go type, as far as templates distinguish types. */
public sealed interface GoType permits BasicType, RecordType {

  /** Returns the name that Go's error messages use. */
  String goName();
}
