package io.gitopsprofile.diagnostic;

/**
 * A range of a profile's text and its replacement. Lines and columns count from 1; columns count
 * code points; the end is exclusive.
 *
 * @param startLine the line of the first character
 * @param startColumn the column of the first character
 * @param endLine the line of the end
 * @param endColumn the column of the end
 * @param text the new text; empty for a deletion
 */
public record TextReplacement(
    int startLine, int startColumn, int endLine, int endColumn, String text) {}
