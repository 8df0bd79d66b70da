package io.gitopsprofile.importer.words;

import io.gitopsprofile.importer.value.TreeValue;

/**
 * An object in the words of the language.
 *
 * @param list the key of the profile's list that the part belongs to
 * @param part the part; its values have the places of the object's
 */
public record PartWords(String list, TreeValue part) {}
