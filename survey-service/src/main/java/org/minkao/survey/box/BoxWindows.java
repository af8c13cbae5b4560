package org.minkao.survey.box;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.IncomingEvent;

/** The windows of all campaigns; read afresh for every cast, so that a close counts for all instances at once. */
public interface BoxWindows {

    Optional<BoxWindow> find(String campaign);

    List<BoxWindow> all();

    /** Changes the window by this event, once. */
    void change(String campaign, IncomingEvent because, UnaryOperator<@Nullable BoxWindow> change);
}
