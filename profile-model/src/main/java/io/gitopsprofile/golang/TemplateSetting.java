package io.gitopsprofile.golang;

/**
 * The way in which a program reads its templates.
 *
 * @param name the name that the program gives the template, which a {@code define} may not take
 * @param left the left delimiter
 * @param right the right delimiter
 * @param data the type of the data that the program passes
 */
public record TemplateSetting(String name, String left, String right, RecordType data) {}
