@NullMarked
package io.gitopsprofile.render;

import org.jspecify.annotations.NullMarked;
