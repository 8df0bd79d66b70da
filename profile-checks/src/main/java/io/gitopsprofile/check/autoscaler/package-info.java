@NullMarked
package io.gitopsprofile.check.autoscaler;

import org.jspecify.annotations.NullMarked;
