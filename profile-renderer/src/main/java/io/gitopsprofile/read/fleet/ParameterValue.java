package io.gitopsprofile.read.fleet;

/**
 * The value of a parameter in one environment.
 *
 * @param text the value as text
 * @param isText true for a text, which YAML must not read as a number
 */
record ParameterValue(String text, boolean isText) {}
