@NullMarked
package io.gitopsprofile.model.workload;

import org.jspecify.annotations.NullMarked;
