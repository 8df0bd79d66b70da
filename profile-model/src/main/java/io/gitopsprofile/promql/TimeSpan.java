package io.gitopsprofile.promql;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A length of time in a query: a duration ({@code 1h30m}), a number of seconds, or an expression of
 * both.
 *
 * @param text the text as written, without its sign
 * @param length the length; null for an expression, whose value depends on the request
 */
public record TimeSpan(String text, @Nullable Duration length) {}
