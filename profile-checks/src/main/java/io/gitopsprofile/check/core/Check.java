package io.gitopsprofile.check.core;

import io.gitopsprofile.diagnostic.DiagnosticCollector;

/**
 * An invariant of a working profile. A check is a pure function that reads the whole profile and
 * reports the parts that break the invariant. Each finding has one cause, and each cause one
 * finding: a check does not repeat the finding of another, and reports only facts that the profile
 * proves.
 */
public interface Check {

  void run(CheckContext context, DiagnosticCollector findings);
}
