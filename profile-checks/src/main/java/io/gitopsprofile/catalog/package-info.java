@NullMarked
package io.gitopsprofile.catalog;

import org.jspecify.annotations.NullMarked;
