package io.gitopsprofile.read;

import io.gitopsprofile.model.Profile;

/**
 * A profile and where its values stand in its files.
 *
 * @param profile the profile
 * @param sources the line and column of each value
 */
public record ReadProfile(Profile profile, SourceMap sources) {}
