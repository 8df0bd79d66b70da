package io.gitopsprofile.goal.trial;

import io.gitopsprofile.goal.ProfileOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options of the goal that tries a load.
 *
 * @param profile the options of every goal that reads a profile; the report has the curves
 * @param autoscaler the name of the only autoscaler to try; null for all
 * @param load the load, or {@code csv:} and a file; null for the loads of the profile
 * @param folder the folder of a file in {@code load}
 * @param plain true for a plot without characters outside ASCII
 */
public record SimulateOptions(
    ProfileOptions profile,
    @Nullable String autoscaler,
    @Nullable String load,
    Path folder,
    boolean plain) {}
