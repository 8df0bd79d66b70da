@NullMarked
package io.gitopsprofile.read.edit;

import org.jspecify.annotations.NullMarked;
