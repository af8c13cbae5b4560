package org.minkao.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.SingleFileStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed process leaves its unsynced bytes to the operating system; only a lost machine would show them missing. */
class GroupCommitTest {

    @TempDir
    Path folder;

    @Test
    void answersAWriteOnlyAfterACommitAndASync() {
        AtomicInteger syncs = new AtomicInteger();
        SingleFileStore file = new SingleFileStore(Map.of()) {
            @Override
            public void sync() {
                syncs.incrementAndGet();
                super.sync();
            }
        };
        file.open(folder.resolve("store").toString(), false, null);
        try (MVStore store =
                new MVStore.Builder().adoptFileStore(file).autoCommitDisabled().open()) {
            MVMap<String, String> map = store.openMap("notes");
            GroupCommit commits = new GroupCommit(store);
            for (int i = 1; i <= 3; i++) {
                int before = syncs.get();
                String key = "k" + i;
                commits.durably(() -> map.put(key, "v"));
                assertThat(store.hasUnsavedChanges()).isFalse();
                assertThat(syncs.get()).isEqualTo(before + 1);
            }
        }
    }
}
