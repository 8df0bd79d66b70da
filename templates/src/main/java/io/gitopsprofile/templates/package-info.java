/** The starter profiles that this project ships, loadable by name. */
package io.gitopsprofile.templates;
