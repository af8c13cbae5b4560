package org.minkao.journeys;

import com.mongodb.client.MongoCollection;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.bson.Document;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.minkao.ballot.Invitation;
import org.minkao.ballot.Manifest;
import tools.jackson.databind.JsonNode;

/** What stories about faults need of the running stack: its processes, its command, its insides, and a campaign in it. */
public final class Ground implements AutoCloseable {
    private final Stack stack;
    private final Web web;
    private final Databases databases;

    /** How a command of the launcher ended and what it said. */
    public record Said(int exit, String out, String err) {
        /** The last line of standard output as JSON. */
        public JsonNode json() {
            return Stack.JSON.readTree(out.lines().reduce("", (before, line) -> line.isBlank() ? before : line));
        }
    }

    /** Gives the ground to test methods; the stack under it is the one that all stories share. */
    public static final class Extension implements BeforeAllCallback, ParameterResolver {
        private static final ExtensionContext.Namespace PLACE = ExtensionContext.Namespace.create(Ground.class);
        private final Stack.Extension stacks = new Stack.Extension();

        @Override
        public void beforeAll(ExtensionContext context) {
            stacks.beforeAll(context);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Ground.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(PLACE)
                    .computeIfAbsent(
                            "ground",
                            key -> new Ground((Stack) stacks.resolveParameter(parameter, context)),
                            Ground.class);
        }
    }

    private Ground(Stack stack) {
        this.stack = stack;
        this.web = new Web(stack, 77);
        this.databases = new Databases(stack);
    }

    /** Runs the launcher as an operator would. */
    public Said minkao(String... arguments) {
        Stack.Run run = stack.minkao(arguments);
        return new Said(run.exit(), run.out(), run.err());
    }

    /** The process of a part, such as {@code kafka} or {@code survey-service}, if it lives. */
    public Optional<ProcessHandle> process(String part) {
        try {
            if (!Files.isRegularFile(stack.pids().resolve(part + ".json"))) {
                return Optional.empty();
            }
            long pid = Stack.JSON
                    .readTree(Files.readString(stack.pids().resolve(part + ".json")))
                    .path("pid")
                    .asLong();
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No longer there, or dead and not yet collected, as in containers whose first process is slow at that. */
    public static boolean ended(ProcessHandle process) {
        if (!process.isAlive()) {
            return true;
        }
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (NoSuchFileException gone) {
            return !process.isAlive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port(String variable) {
        return stack.port(variable);
    }

    public String token(String person) {
        return web.token(person);
    }

    /** A campaign whose survey is open, with so many invited people in each of its two classes. */
    public Campaign campaign(String title, String word, int perClass) {
        Play play = Play.invited(web, title, Guest.some(word, perClass));
        play.startSurvey();
        List<Guest> guests = play.guests();
        return new Campaign(
                play.campaign(),
                play.manifest(),
                guests.stream()
                        .map(guest -> new Invited(guest.email(), guest.voterClass()))
                        .toList());
    }

    /** A running campaign. */
    public record Campaign(String id, Manifest manifest, List<Invited> invited) {}

    /** Somebody who may take out a paper of this class. */
    public record Invited(String email, String voterClass) {}

    /** Waits for the mail with the code. */
    public Invitation invitation(Campaign campaign, Invited invited) {
        return new Mails(stack).invitation(invited.email(), campaign.manifest().campaign());
    }

    /** Message-IDs of everything in this mailbox, doubles included. */
    public List<String> messageIds(String address) {
        Properties properties = new Properties();
        properties.setProperty("mail.store.protocol", "imap");
        properties.setProperty("mail.imap.connectiontimeout", "10000");
        properties.setProperty("mail.imap.timeout", "30000");
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect("127.0.0.1", port("MINKAO_IMAP_PORT"), address, address);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            List<String> ids = new ArrayList<>();
            for (Message message : inbox.getMessages()) {
                ids.add(String.join(" ", message.getHeader("Message-ID")));
            }
            return ids;
        } catch (MessagingException e) {
            throw new IllegalStateException("cannot read the mails of " + address, e);
        }
    }

    public MongoCollection<Document> collection(String database, String name) {
        return databases.database("minkao_" + database).getCollection(name);
    }

    /** A producer with the real password of a principal. */
    public KafkaProducer<byte[], byte[]> producer(String principal) {
        return new Brokers(stack).producer(principal);
    }

    /** A consumer with the real password of a principal. */
    public KafkaConsumer<byte[], byte[]> consumer(String principal, Map<String, Object> more) {
        return new Brokers(stack).consumer(principal, more);
    }

    @Override
    public void close() {
        databases.close();
    }
}
