/** The one HTTP client for forges and deliveries: time-outs, retries, proxy, extra CA certificates and the trace. */
@NullMarked
package dev.coop.http;

import org.jspecify.annotations.NullMarked;
