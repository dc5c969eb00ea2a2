/** What coop has found or could not do, as values: findings, places, failures and outcomes. Knows only the JDK. */
@NullMarked
package dev.coop.diagnostic;

import org.jspecify.annotations.NullMarked;
