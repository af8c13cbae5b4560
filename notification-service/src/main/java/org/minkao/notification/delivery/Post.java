package org.minkao.notification.delivery;

/** Hands a mail to the mail server. */
public interface Post {
    void send(Mail mail) throws Undelivered;

    /** One mail; the id is the part of the Message-ID before the sign. */
    record Mail(String messageId, String to, String subject, String body) {
        @Override
        public String toString() {
            return "Mail[messageId=%s]".formatted(messageId);
        }
    }

    /** The mail server or the way to it said no. */
    final class Undelivered extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean forGood;

        public Undelivered(String reason, boolean forGood) {
            super(reason, null, false, false);
            this.forGood = forGood;
        }

        public boolean forGood() {
            return forGood;
        }

        public String reason() {
            String message = getMessage();
            return message == null ? "UNKNOWN" : message;
        }
    }
}
