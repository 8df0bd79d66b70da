package io.gitopsprofile.read.fleet;

import io.gitopsprofile.read.source.NodeLocation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An environment as a profile or a row of a fleet file has it.
 *
 * @param name the name
 * @param place the mapping or the row
 * @param nameAt the place of the name
 * @param base the environment that it extends; null for the profile itself
 * @param isRendered false for one that is only a base of others
 * @param isRow true for a row, which has parameters and no sections
 * @param directory the folder of the tree, with references; null for the default
 * @param parameters the values of parameters
 */
record EnvironmentPart(
    String name,
    NodeLocation place,
    NodeLocation nameAt,
    @Nullable NodeLocation base,
    boolean isRendered,
    boolean isRow,
    @Nullable NodeLocation directory,
    Map<String, NodeLocation> parameters) {}
