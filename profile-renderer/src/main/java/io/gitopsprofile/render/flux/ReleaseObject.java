package io.gitopsprofile.render.flux;

import io.gitopsprofile.diagnostic.ProfilePath;

/**
 * One of the objects by which Flux installs a chart.
 *
 * @param part the part of the profile that it comes from; a source, which releases share, has its
 *     chart
 * @param file the name of its file in the directory of the release's namespace, without extension
 * @param object the object
 */
public record ReleaseObject(ProfilePath part, String file, Object object) {}
