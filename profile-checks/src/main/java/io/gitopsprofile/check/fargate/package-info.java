@NullMarked
package io.gitopsprofile.check.fargate;

import org.jspecify.annotations.NullMarked;
