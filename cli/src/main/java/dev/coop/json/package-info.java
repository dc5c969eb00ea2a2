/** JSON texts to immutable trees and back. Pure; the only package that knows Jackson. */
@NullMarked
package dev.coop.json;

import org.jspecify.annotations.NullMarked;
