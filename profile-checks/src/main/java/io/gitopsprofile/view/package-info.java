@NullMarked
package io.gitopsprofile.view;

import org.jspecify.annotations.NullMarked;
