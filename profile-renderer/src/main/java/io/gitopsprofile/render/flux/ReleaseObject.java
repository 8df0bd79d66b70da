package io.gitopsprofile.render.flux;

import io.gitopsprofile.diagnostic.ProfilePath;

/**
 * An object with which Flux installs a chart.
 *
 * @param part the part of the profile that the object comes from; the chart, for a source that
 *     releases share
 * @param file the name of the object's file in the directory of the release's namespace, without
 *     extension
 * @param object the object
 */
public record ReleaseObject(ProfilePath part, String file, Object object) {}
