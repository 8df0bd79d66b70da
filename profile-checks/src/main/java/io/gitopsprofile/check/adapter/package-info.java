@NullMarked
package io.gitopsprofile.check.adapter;

import org.jspecify.annotations.NullMarked;
