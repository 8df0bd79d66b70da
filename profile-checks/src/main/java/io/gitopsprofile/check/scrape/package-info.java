/**
 * Checks of scraping: annotations, ports and paths of metrics, sidecars that count.
 *
 * <p>Only {@code ScrapeChecks} is public. This package uses no other check package.
 */
@NullMarked
package io.gitopsprofile.check.scrape;

import org.jspecify.annotations.NullMarked;
