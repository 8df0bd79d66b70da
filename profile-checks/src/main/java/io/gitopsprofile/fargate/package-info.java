@NullMarked
package io.gitopsprofile.fargate;

import org.jspecify.annotations.NullMarked;
