@NullMarked
package io.gitopsprofile.render.autoscaler;

import org.jspecify.annotations.NullMarked;
