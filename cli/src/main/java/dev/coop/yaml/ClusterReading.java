package dev.coop.yaml;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Kubernetes and Argo CD take a scalar for. Their reader (goyaml v2) follows YAML 1.1 where it can: {@code on} and
 * {@code y} are true, {@code 010} is eight. Dates and times of day stay texts.
 *
 * @param type what it is taken for
 * @param text how it reads as a key; empty where the reader refuses it as a key
 */
public record ClusterReading(YamlScalar.Type type, Optional<String> text) {
    private static final Set<String> TRUE =
            Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE");
    private static final Set<String> FALSE =
            Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE");
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Pattern INTEGER =
            Pattern.compile("[-+]?(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern NO_NUMBER = Pattern.compile("([-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN))");
    private static final Pattern SHORT_FLOAT = Pattern.compile("-?(0|[1-9][0-9]{0,5})\\.[0-9]{0,5}[1-9]");
    private static final int LONG = 64;
    /** A sign and the base, such as {@code -0b}. */
    private static final int LEADING = 3;

    /** Returns how a scalar of a file is read; one that coop made is what it says it is. */
    public static ClusterReading of(YamlScalar scalar) {
        return scalar.isPlain() ? plain(scalar.text()) : new ClusterReading(scalar.type(), Optional.of(scalar.text()));
    }

    /** Returns a scalar that is, once it is written anew, to every reader what this one is to the cluster. */
    public static YamlScalar kept(YamlScalar scalar) {
        var reading = of(scalar);
        return switch (reading.type()) {
            case BOOLEAN, INTEGER ->
                new YamlScalar(reading.text().orElse(scalar.text()), reading.type(), scalar.span());
            case FLOAT -> new YamlScalar(scalar.text().replace("_", ""), YamlScalar.Type.FLOAT, scalar.span());
            case STRING, NULL -> scalar;
        };
    }

    private static ClusterReading plain(String text) {
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return new ClusterReading(YamlScalar.Type.BOOLEAN, Optional.of(Boolean.toString(TRUE.contains(text))));
        }
        if (NULL.contains(text)) {
            return new ClusterReading(YamlScalar.Type.NULL, Optional.empty());
        }
        if ("+-._0123456789".indexOf(text.charAt(0)) < 0) {
            return new ClusterReading(YamlScalar.Type.STRING, Optional.of(text));
        }
        if (NO_NUMBER.matcher(text).matches()) {
            return new ClusterReading(
                    YamlScalar.Type.FLOAT,
                    Optional.of(text.toLowerCase(Locale.ROOT).replace("+", "")));
        }
        var number = text.startsWith("_") ? text : text.replace("_", "");
        if (INTEGER.matcher(number).matches()) {
            return integer(number);
        }
        if (FLOAT.matcher(number).matches() && !Double.isInfinite(Double.parseDouble(number))) {
            return new ClusterReading(YamlScalar.Type.FLOAT, Optional.of(floating(number)));
        }
        return new ClusterReading(YamlScalar.Type.STRING, Optional.of(text));
    }

    private static ClusterReading integer(String number) {
        if (number.length() > LONG + LEADING) {
            // nobody pads a number so far with zeros
            return new ClusterReading(YamlScalar.Type.INTEGER, Optional.empty());
        }
        var value = value(number);
        var fits = value.bitLength() < LONG;
        return new ClusterReading(YamlScalar.Type.INTEGER, fits ? Optional.of(value.toString()) : Optional.empty());
    }

    private static BigInteger value(String number) {
        var negative = number.startsWith("-");
        var digits = number.replaceFirst("^[-+]", "").toLowerCase(Locale.ROOT);
        var value = digits.startsWith("0x")
                ? new BigInteger(digits.substring(2), 16)
                : digits.startsWith("0b")
                        ? new BigInteger(digits.substring(2), 2)
                        : digits.startsWith("0o")
                                ? new BigInteger(digits.substring(2), 8)
                                : digits.length() > 1 && digits.startsWith("0")
                                        ? new BigInteger(digits, 8)
                                        : new BigInteger(digits);
        return negative ? value.negate() : value;
    }

    /** A float is written anew, with as few digits as tell it from others. */
    private static String floating(String number) {
        if (SHORT_FLOAT.matcher(number).matches()) {
            return number;
        }
        var value = (float) Double.parseDouble(number);
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : Float.toString(value).toLowerCase(Locale.ROOT);
    }
}
