package org.minkao.notification;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that dies at its n-th write, before or after the database has it. */
public final class Crashing {
    private final AtomicInteger writesLeft;
    private final boolean after;

    /** The process is gone; nothing of ours may catch it. */
    public static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    public Crashing(int write, boolean after) {
        this.writesLeft = new AtomicInteger(write);
        this.after = after;
    }

    public <T> T within(Class<T> store, T real) {
        return store.cast(Proxy.newProxyInstance(
                store.getClassLoader(), new Class<?>[] {store}, (p, method, arguments) -> {
                    boolean write = method.getName().startsWith("insert")
                            || method.getName().equals("save");
                    boolean now = write && writesLeft.decrementAndGet() == 0;
                    if (now && !after) {
                        throw new Death();
                    }
                    try {
                        Object answer = method.invoke(real, arguments);
                        if (now) {
                            throw new Death();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** Whether there was a write to die at. */
    public boolean died() {
        return writesLeft.get() <= 0;
    }
}
