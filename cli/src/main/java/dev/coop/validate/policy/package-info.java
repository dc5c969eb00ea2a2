/**
 * What a platform demands of an app, one class a demand. Kubernetes schemas and a platform's own expressions belong
 * here too.
 */
@NullMarked
package dev.coop.validate.policy;

import org.jspecify.annotations.NullMarked;
