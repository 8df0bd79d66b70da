@NullMarked
package io.gitopsprofile.model.autoscaler;

import org.jspecify.annotations.NullMarked;
