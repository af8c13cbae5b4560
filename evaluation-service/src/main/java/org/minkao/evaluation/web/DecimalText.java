package org.minkao.evaluation.web;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/** A decimal given as a string or as a number, kept as it was written: 1e9999999 must become no number before it is checked. */
@JsonDeserialize(using = DecimalText.Reader.class)
record DecimalText(String value) {

    static @Nullable String of(@Nullable DecimalText given) {
        return given == null ? null : given.value();
    }

    static final class Reader extends ValueDeserializer<DecimalText> {
        @Override
        public @Nullable DecimalText deserialize(JsonParser parser, DeserializationContext context) {
            JsonToken token = parser.currentToken();
            if (token == JsonToken.VALUE_STRING || (token != null && token.isNumeric())) {
                return new DecimalText(parser.getString());
            }
            return (DecimalText) context.handleUnexpectedToken(context.constructType(BigDecimal.class), parser);
        }
    }
}
