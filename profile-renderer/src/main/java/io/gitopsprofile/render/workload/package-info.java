@NullMarked
package io.gitopsprofile.render.workload;

import org.jspecify.annotations.NullMarked;
