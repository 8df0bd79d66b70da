package io.gitopsprofile.render;

/**
 * One of the objects by which Flux installs a chart.
 *
 * @param file the name of its file in the directory of the release's namespace, without extension
 * @param object the object
 */
record ReleaseObject(String file, Object object) {}
