package org.minkao.local;

/** One clear sentence, in Chinese and English, with the exit code that goes with it. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exit;

    private Failure(int exit, String chinese, String english) {
        super(chinese + "\n" + english);
        this.exit = exit;
    }

    /** A check said no. */
    public static Failure check(String chinese, String english) {
        return new Failure(1, chinese, english);
    }

    /** What was typed or given cannot be used. */
    public static Failure input(String chinese, String english) {
        return new Failure(2, chinese, english);
    }

    /** The machine lacks something. */
    public static Failure environment(String chinese, String english) {
        return new Failure(3, chinese, english);
    }

    /** The process's exit code. */
    public int exit() {
        return exit;
    }
}
