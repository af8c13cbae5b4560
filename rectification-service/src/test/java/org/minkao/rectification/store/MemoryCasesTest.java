package org.minkao.rectification.store;

import org.minkao.kit.core.Store;
import org.minkao.rectification.cases.CaseEvent;
import org.minkao.rectification.cases.CaseSamples;
import org.minkao.rectification.cases.RectificationCase;
import org.minkao.rectification.fixture.MemoryRoom;

class MemoryCasesTest extends StoreContract<RectificationCase, CaseEvent> {
    private final MemoryRoom room = new MemoryRoom();

    @Override
    Store<RectificationCase, CaseEvent> store() {
        return room.cases;
    }

    @Override
    RectificationCase first() {
        return CaseSamples.fresh();
    }

    @Override
    RectificationCase second() {
        return CaseSamples.full();
    }
}
