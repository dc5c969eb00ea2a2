/** The command line: options in, one use case, its outcome shown. The only package that knows picocli. */
@NullMarked
package dev.coop.cli;

import org.jspecify.annotations.NullMarked;
