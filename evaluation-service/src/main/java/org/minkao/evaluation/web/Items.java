package org.minkao.evaluation.web;

import java.util.List;

/** How every list is shown. */
record Items<T>(List<T> items) {
    Items {
        items = List.copyOf(items);
    }
}
