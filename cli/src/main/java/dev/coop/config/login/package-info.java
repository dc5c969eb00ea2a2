/** Logging in: asking for tokens, checking them where they belong, and keeping them. */
@NullMarked
package dev.coop.config.login;

import org.jspecify.annotations.NullMarked;
