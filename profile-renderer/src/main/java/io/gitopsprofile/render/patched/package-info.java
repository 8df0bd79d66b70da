@NullMarked
package io.gitopsprofile.render.patched;

import org.jspecify.annotations.NullMarked;
