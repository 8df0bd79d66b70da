@NullMarked
package io.gitopsprofile.model.value;

import org.jspecify.annotations.NullMarked;
