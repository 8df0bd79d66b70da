@NullMarked
package io.gitopsprofile.model.adapter;

import org.jspecify.annotations.NullMarked;
