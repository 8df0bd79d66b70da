@NullMarked
package io.gitopsprofile.render.patch;

import org.jspecify.annotations.NullMarked;
