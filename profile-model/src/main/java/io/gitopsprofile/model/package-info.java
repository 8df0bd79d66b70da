@BuilderStyle
@NullMarked
package io.gitopsprofile.model;

import org.jspecify.annotations.NullMarked;
