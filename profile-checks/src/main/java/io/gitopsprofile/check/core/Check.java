package io.gitopsprofile.check.core;

import io.gitopsprofile.diagnostic.DiagnosticCollector;

/**
 * One invariant of a profile that works, as a pure function: it looks at the whole profile and
 * reports what breaks it. Each finding has one cause, and each cause one finding: a check says
 * nothing about what another reports, and nothing about what it cannot know.
 */
public interface Check {

  void run(CheckContext context, DiagnosticCollector findings);
}
