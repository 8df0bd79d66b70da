@NullMarked
package io.gitopsprofile.promql;

import org.jspecify.annotations.NullMarked;
