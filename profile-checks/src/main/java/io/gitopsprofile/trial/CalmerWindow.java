package io.gitopsprofile.trial;

/**
 * Window for scaling down that makes fewer changes.
 *
 * @param window seconds of the window
 * @param changes changes in ten minutes with this window
 */
public record CalmerWindow(int window, int changes) {}
