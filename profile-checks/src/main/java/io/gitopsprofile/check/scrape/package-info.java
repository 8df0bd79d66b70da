@NullMarked
package io.gitopsprofile.check.scrape;

import org.jspecify.annotations.NullMarked;
