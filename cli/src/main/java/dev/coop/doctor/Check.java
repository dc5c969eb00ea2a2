package dev.coop.doctor;

import java.util.List;
import java.util.function.Supplier;

/**
 * One thing to examine.
 *
 * @param name such as {@code forge}
 * @param findings examines it; a {@link dev.coop.diagnostic.Failure} it throws becomes a finding
 */
public record Check(String name, Supplier<List<Finding>> findings) {}
