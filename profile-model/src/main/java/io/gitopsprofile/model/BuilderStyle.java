package io.gitopsprofile.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.immutables.value.Value;

/**
 * Settings for the builders that Immutables generates while this project compiles, for a record or
 * for the records of a package and of the packages below it. A generated builder passes collections
 * on as they are, because the record copies them in their order; it refuses null for a component
 * that is not nullable, and names every required component that is not set.
 */
@Retention(RetentionPolicy.SOURCE)
@java.lang.annotation.Target({ElementType.PACKAGE, ElementType.TYPE})
@Value.Style(
    allowedClasspathAnnotations = Override.class,
    builderVisibility = Value.Style.BuilderVisibility.PACKAGE,
    builtinContainerAttributes = false,
    headerComments = false,
    throwForInvalidImmutableState = InvalidValueException.class)
public @interface BuilderStyle {}
