/**
 * The one HTTP client, for forges and deliveries: time-outs, retries, proxy, extra CA certificates and the trace. Knows
 * the JDK and the diagnostics only.
 */
@NullMarked
package dev.coop.http;

import org.jspecify.annotations.NullMarked;
