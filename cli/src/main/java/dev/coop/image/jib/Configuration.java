package dev.coop.image.jib;

import dev.coop.image.Recipe.ImagePlatform;
import dev.coop.json.JsonObject;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonSyntaxException;
import dev.coop.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An image's configuration, as far as coop reads it; Jib reads the rest.
 *
 * @param platform what the image runs on
 * @param user the user it runs as, if it names one
 * @param labels its labels
 */
record Configuration(Optional<ImagePlatform> platform, Optional<String> user, Map<String, String> labels) {

    static Configuration read(byte[] json) {
        var all = object(json);
        var labels = new TreeMap<String, String>();
        all.object("config", "Labels")
                .ifPresent(each -> each.members().forEach((name, value) -> {
                    if (value instanceof JsonText(var text)) {
                        labels.put(name, text);
                    }
                }));
        return new Configuration(
                all.text("os").flatMap(os -> all.text("architecture").map(cpu -> new ImagePlatform(os, cpu))),
                all.text("config", "User").filter(user -> !user.isBlank()),
                labels);
    }

    private static JsonObject object(byte[] json) {
        try {
            return JsonReader.readObject(new String(json, StandardCharsets.UTF_8));
        } catch (JsonSyntaxException saysNothing) {
            return JsonObject.empty();
        }
    }
}
