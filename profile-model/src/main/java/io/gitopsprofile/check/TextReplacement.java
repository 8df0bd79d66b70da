package io.gitopsprofile.check;

/**
 * A stretch of a profile's text and what is to stand in its place. Lines and columns count from 1,
 * columns in code points, and the end is the first character that stays.
 *
 * @param startLine the line of its first character
 * @param startColumn the column of its first character
 * @param endLine the line of its end
 * @param endColumn the column of its end
 * @param text the new text; empty to delete alone
 */
public record TextReplacement(
    int startLine, int startColumn, int endLine, int endColumn, String text) {}
