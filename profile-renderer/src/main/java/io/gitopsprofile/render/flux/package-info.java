@NullMarked
package io.gitopsprofile.render.flux;

import org.jspecify.annotations.NullMarked;
