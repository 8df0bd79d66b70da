/**
 * The report of a profile as an HTML page and as Markdown: the chains as drawings, the releases,
 * the namespaces, the drivers of cost, the findings and the simulated curves. This package neither
 * reads nor checks a profile, and writes no file. Every text of a profile passes {@code PageText}.
 */
@NullMarked
package io.gitopsprofile.page;

import org.jspecify.annotations.NullMarked;
