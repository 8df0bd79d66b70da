@NullMarked
package io.gitopsprofile.render.object;

import org.jspecify.annotations.NullMarked;
