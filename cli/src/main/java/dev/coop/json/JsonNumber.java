package dev.coop.json;

import java.math.BigDecimal;

/**
 * A number, exactly as large as it was written.
 *
 * @param value with the digits behind the point that it was written with
 */
public record JsonNumber(BigDecimal value) implements JsonValue {

    /** Makes a whole number. */
    public static JsonNumber of(long value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }
}
