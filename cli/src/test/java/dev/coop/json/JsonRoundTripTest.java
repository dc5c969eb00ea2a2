package dev.coop.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonRoundTripTest {

    @Property(tries = 200)
    void readingUndoesWriting(@ForAll("trees") JsonValue tree) {
        assertThat(JsonReader.read(JsonWriter.write(tree))).isEqualTo(tree);
        assertThat(JsonReader.read(JsonWriter.writeCompact(tree))).isEqualTo(tree);
    }

    @Provide
    Arbitrary<JsonValue> trees() {
        return Arbitraries.lazyOf(
                () -> Arbitraries.of(new JsonNull(), new JsonFlag(true), new JsonFlag(false)),
                () -> texts().map(JsonText::new),
                () -> Arbitraries.bigDecimals()
                        .between(BigDecimal.valueOf(-1e12), BigDecimal.valueOf(1e12))
                        .map(JsonNumber::new),
                () -> trees().list().ofMaxSize(3).map(JsonArray::new),
                () -> Arbitraries.maps(texts(), trees()).ofMaxSize(3).map(JsonObject::new));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .all()
                .excludeChars('\ufffe', '\uffff')
                .ofMaxLength(12)
                .filter(text -> text.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }
}
