package io.gitopsprofile.render.flux;

import io.gitopsprofile.diagnostic.ProfilePath;

/**
 * An object of image automation.
 *
 * @param part the part of the profile that the object comes from
 * @param namespace the object's namespace
 * @param file the name of the object's file in the directory of the namespace, without extension
 * @param object the object
 */
public record PolicyObject(ProfilePath part, String namespace, String file, Object object) {}
