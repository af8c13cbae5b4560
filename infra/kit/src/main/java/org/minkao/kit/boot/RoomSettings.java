package org.minkao.kit.boot;

import org.jspecify.annotations.Nullable;

/** Settings of a room with its own database user and principal, such as {@code minkao.box.*}. */
public record RoomSettings(
        @Nullable DatabaseSettings mongodb, @Nullable BrokerSettings kafka) {}
