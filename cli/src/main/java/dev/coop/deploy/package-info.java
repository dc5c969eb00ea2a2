/** The use case of a deploy: the steps from an app's files to a commit or a pull request. */
@NullMarked
package dev.coop.deploy;

import org.jspecify.annotations.NullMarked;
