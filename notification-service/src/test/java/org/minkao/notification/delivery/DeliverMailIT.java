package org.minkao.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minkao.notification.Desk.CAMPAIGN;

import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.SealedBox;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.web.StrictJson;
import org.minkao.notification.Crashing;
import org.minkao.notification.Desk;
import org.minkao.notification.delivery.Delivery.Status;
import org.minkao.notification.events.SealedLetterReader;
import org.minkao.notification.mail.MailServer;
import org.minkao.notification.mail.SmtpPost;

class DeliverMailIT {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INFO = "minkao/invitation".getBytes(StandardCharsets.UTF_8);
    private static final String CODE = "abcdefghijklmnopqrstuvwx27";
    private static final String NAME = "欧阳不凡";
    private static final String ADDRESS = "ouyang@minkao.invalid";

    private final Desk desk = Desk.open("deliver");
    private final MailServer server = MailServer.started();
    private final SmtpPost post = new SmtpPost("127.0.0.1", server.port(), "minkao@minkao.invalid");

    @AfterEach
    void close() {
        server.close();
        desk.close();
    }

    @Test
    void deliversToThePersonsAddressInBothLanguages() throws Exception {
        desk.knowingAddresses(Map.of("chief-chen", "chief-chen@minkao.invalid"));
        Delivery delivery = toPerson("e1", "chief-chen");
        assertThat(round()).extracting(Delivery::status).containsExactly(Status.DELIVERED);
        MimeMessage mail = server.receivedBy("chief-chen@minkao.invalid").getFirst();
        assertThat(mail.getSubject()).contains("ZG-1");
        assertThat(MailServer.text(mail)).contains("整改期限").contains("deadline");
        assertThat(mail.getMessageID()).isEqualTo("<" + delivery.messageId() + "@minkao>");
        assertThat(round()).isEmpty();
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aRefusedAddressFailsForGood() {
        desk.knowingAddresses(Map.of("chief-chen", "gone@minkao.invalid"));
        toPerson("e1", "chief-chen");
        assertThat(round()).singleElement().satisfies(failed -> {
            assertThat(failed.status()).isEqualTo(Status.PERMANENT_FAILURE);
            assertThat(failed.reason()).isEqualTo("ADDRESS_REFUSED");
        });
    }

    @Test
    void waitsForAServerThatIsDownAndThenDelivers() {
        desk.knowingAddresses(Map.of("chief-chen", "chief-chen@minkao.invalid"));
        toPerson("e1", "chief-chen");
        server.stop();
        assertThat(round()).extracting(Delivery::status).containsExactly(Status.TEMPORARY_FAILURE);
        assertThat(round()).isEmpty();
        server.start();
        desk.clock.forward(Duration.ofSeconds(11));
        assertThat(round()).singleElement().satisfies(sent -> {
            assertThat(sent.status()).isEqualTo(Status.DELIVERED);
            assertThat(sent.attempts()).isEqualTo(2);
            assertThat(sent.reason()).isNull();
        });
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void waitsAMinuteForAnAddressAndThenSaysThatItIsMissing() {
        toPerson("e1", "chief-chen");
        assertThat(round()).extracting(Delivery::status).containsExactly(Status.TEMPORARY_FAILURE);
        desk.clock.forward(Duration.ofMinutes(2));
        assertThat(round()).singleElement().satisfies(skipped -> {
            assertThat(skipped.status()).isEqualTo(Status.SKIPPED);
            assertThat(skipped.reason()).isEqualTo("NO_ADDRESS");
        });
    }

    @Test
    void anAddressThatComesALittleLaterIsUsed() {
        toPerson("e1", "chief-chen");
        round();
        desk.knowingAddresses(Map.of("chief-chen", "chief-chen@minkao.invalid"));
        desk.clock.forward(Duration.ofSeconds(11));
        assertThat(round()).extracting(Delivery::status).containsExactly(Status.DELIVERED);
    }

    @Test
    void aDeathAfterTheServersYesRepeatsWithTheSameMessageId() throws Exception {
        desk.knowingAddresses(Map.of("chief-chen", "chief-chen@minkao.invalid"));
        for (boolean after : new boolean[] {false, true}) {
            for (int write = 1; write <= 2; write++) {
                Delivery delivery = toPerson("e-%d-%s".formatted(write, after), "chief-chen");
                Crashing crashing = new Crashing(write, after);
                DeliverMail dying = mail(crashing.within(Deliveries.class, desk.deliveries));
                List<Versioned<Delivery>> due = dying.due(10);
                assertThatThrownBy(() -> dying.attempt(due.getFirst())).isInstanceOf(Crashing.Death.class);
                desk.clock.forward(Delivery.LEASE.plusSeconds(1));
                round();
                assertThat(desk.deliveries
                                .find(delivery.id())
                                .orElseThrow()
                                .state()
                                .status())
                        .isEqualTo(Status.DELIVERED);
            }
        }
        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : server.received()) {
            ids.add(mail.getMessageID());
        }
        // Only the death between the server's yes and the record of it sends twice.
        assertThat(ids).hasSize(5);
        assertThat(new HashSet<>(ids)).hasSize(4);
    }

    @Test
    void anotherInstanceDoesNotSendWhatIsBeingSent() {
        desk.knowingAddresses(Map.of("chief-chen", "chief-chen@minkao.invalid"));
        toPerson("e1", "chief-chen");
        DeliverMail one = mail(desk.deliveries);
        Versioned<Delivery> seenByBoth = one.due(10).getFirst();
        assertThat(one.attempt(seenByBoth)).isPresent();
        assertThat(mail(desk.deliveries).attempt(seenByBoth)).isEmpty();
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void sendsAnInvitationAndKeepsNothingOfIt() {
        letter("r1", invitation(ADDRESS));
        assertThat(round()).extracting(Delivery::status).containsExactly(Status.DELIVERED);
        String text = MailServer.text(server.receivedBy(ADDRESS).getFirst());
        assertThat(text).contains(NAME).contains("服务对象").contains("http://localhost:8080/v#aaaqeaye." + CODE);
        Delivery kept = desk.deliveries.find("r1").orElseThrow().state();
        assertThat(kept.sealed()).isNull();
        assertThat(kept.settledAt()).isEqualTo(Desk.NOW);
        assertThat(dump()).doesNotContain(NAME, ADDRESS, CODE, "sealed");
    }

    @Test
    void forgetsALetterThatCannotBeSentToo() {
        letter("r1", invitation("gone@minkao.invalid"));
        letter("r2", invitation(null));
        letter("r3", "no json".getBytes(StandardCharsets.UTF_8));
        letter("r4", "{}".getBytes(StandardCharsets.UTF_8));
        Delivery foreign = Delivery.sealed("r5", CAMPAIGN, "invitation", 1, "AAAA", Map.of(), desk.clock.instant());
        desk.deliveries.insert(foreign.id(), foreign, List.of(), null);
        assertThat(round())
                .extracting(d -> d.id() + " " + d.status() + " " + d.reason())
                .containsExactlyInAnyOrder(
                        "r1 PERMANENT_FAILURE ADDRESS_REFUSED",
                        "r2 SKIPPED NO_ADDRESS",
                        "r3 PERMANENT_FAILURE UNREADABLE",
                        "r4 PERMANENT_FAILURE UNREADABLE",
                        "r5 PERMANENT_FAILURE UNREADABLE");
        assertThat(dump()).doesNotContain(NAME, CODE, "sealed", "AAAA");
    }

    @Test
    void tellsThatABallotPaperWasTaken() throws Exception {
        Delivery paper = Delivery.sealed(
                "p1",
                CAMPAIGN,
                "ballot-paper-issued",
                1,
                seal("{\"name\":\"%s\",\"email\":\"%s\",\"label\":\"服务对象\"}"
                        .formatted(NAME, ADDRESS)
                        .getBytes(StandardCharsets.UTF_8)),
                Map.of("title", "示例局民主考评"),
                desk.clock.instant());
        desk.deliveries.insert(paper.id(), paper, List.of(), null);
        assertThat(round()).extracting(Delivery::status).containsExactly(Status.DELIVERED);
        MimeMessage mail = server.receivedBy(ADDRESS).getFirst();
        assertThat(mail.getSubject()).contains("已领取选票").contains("示例局民主考评");
        assertThat(MailServer.text(mail)).contains("（服务对象）").contains("县考评办").doesNotContain("{");
    }

    private Delivery toPerson(String event, String person) {
        Delivery delivery = Delivery.toPerson(
                event + "~" + person,
                CAMPAIGN,
                "case-opened",
                1,
                person,
                Map.of("number", "ZG-1", "title", "窗口排队", "deadline", "2027-01-08"),
                desk.clock.instant());
        desk.deliveries.insert(delivery.id(), delivery, List.of(), null);
        return delivery;
    }

    private void letter(String id, byte[] plain) {
        Delivery letter = Delivery.sealed(
                id, CAMPAIGN, "invitation", 1, seal(plain), Map.of("title", "示例局民主考评"), desk.clock.instant());
        desk.deliveries.insert(id, letter, List.of(), null);
    }

    private static byte[] invitation(String address) {
        String email = address == null ? "" : "\"email\":\"%s\",".formatted(address);
        return """
                {"name":"%s",%s"links":[{"style":"clients","label":"服务对象",\
                "url":"http://localhost:8080/v#aaaqeaye.%s","code":"%s"}]}""".formatted(NAME, email, CODE, CODE).getBytes(StandardCharsets.UTF_8);
    }

    private static String seal(byte[] plain) {
        return Base64.getEncoder().encodeToString(SealedBox.seal(SealedBox.publicKey(KEY), INFO, plain));
    }

    private List<Delivery> round() {
        DeliverMail mail = mail(desk.deliveries);
        return mail.due(100).stream().flatMap(due -> mail.attempt(due).stream()).toList();
    }

    private DeliverMail mail(Deliveries deliveries) {
        return new DeliverMail(
                deliveries,
                desk.people,
                new SealedLetterReader(StrictJson.tolerant(), KEY),
                desk.templates,
                post,
                desk.clock);
    }

    private String dump() {
        StringBuilder all = new StringBuilder();
        int documents = 0;
        for (String name : desk.door.database().listCollectionNames()) {
            for (Document document : desk.door.database().getCollection(name).find()) {
                all.append(document.toJson()).append('\n');
                documents++;
            }
        }
        assertThat(documents).isPositive();
        return all.toString();
    }
}
