package org.minkao.evaluation.eligibility;

import java.util.List;
import java.util.Optional;

/** Keeps previews and their sealed people until the roll is sealed. */
public interface Previews {

    void keep(Preview preview, List<String> sealedParts);

    Optional<Preview> preview(String id);

    /** The sealed parts in their order. */
    List<String> parts(Preview preview);

    /** Forgets every preview of the campaign with its people. */
    void forget(String campaign);
}
