@NullMarked
package io.gitopsprofile.check.workload;

import org.jspecify.annotations.NullMarked;
