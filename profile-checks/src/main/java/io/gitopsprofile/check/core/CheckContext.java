package io.gitopsprofile.check.core;

import io.gitopsprofile.adapter.AdapterAnalysis;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.view.ProfileParts;

/** The profile that a check looks at: its parts, and the analysis of its metrics adapter. */
public final class CheckContext extends ProfileParts {

  private final AdapterAnalysis adapter;

  /** Prepares a profile for the checks. */
  public CheckContext(Profile profile) {
    super(profile);
    this.adapter = new AdapterAnalysis(this);
  }

  /** The rules of the metrics adapter and the Prometheus that it reads. */
  public AdapterAnalysis adapter() {
    return adapter;
  }
}
