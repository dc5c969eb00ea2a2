@NullMarked
package dev.coop.config.login;

import org.jspecify.annotations.NullMarked;
