@NullMarked
package io.gitopsprofile.model.container;

import org.jspecify.annotations.NullMarked;
