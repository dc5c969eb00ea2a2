@NullMarked
package dev.coop.doctor;

import org.jspecify.annotations.NullMarked;
