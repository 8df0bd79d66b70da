@NullMarked
package io.gitopsprofile.render.output;

import org.jspecify.annotations.NullMarked;
