package org.minkao.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import jakarta.mail.internet.MimeMessage;
import org.assertj.core.api.AbstractObjectAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.notification.delivery.Post;

class SmtpPostSliceTest {
    private final MailServer server = MailServer.started();
    private final SmtpPost post = new SmtpPost("127.0.0.1", server.port(), "minkao@minkao.invalid");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void carriesChineseAndTheGivenMessageId() throws Exception {
        post.send(new Post.Mail("ab12", "wang@minkao.invalid", "邀请您参加民主考评", "王某：\n请打开链接"));
        MimeMessage mail = server.receivedBy("wang@minkao.invalid").getFirst();
        assertThat(mail.getSubject()).isEqualTo("邀请您参加民主考评");
        assertThat(MailServer.text(mail)).contains("王某：").contains("请打开链接");
        assertThat(mail.getMessageID()).isEqualTo("<ab12@minkao>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getFrom()[0]).hasToString("minkao@minkao.invalid");
        assertThat(mail.getSentDate()).isNotNull();
    }

    @Test
    void aRefusedAddressFailsForGood() {
        refusal("gone@minkao.invalid")
                .returns("ADDRESS_REFUSED", Post.Undelivered::reason)
                .returns(true, Post.Undelivered::forGood);
    }

    @Test
    void aFullMailboxFailsForNow() {
        refusal("full@minkao.invalid")
                .returns("MAIL_SERVER_REFUSED", Post.Undelivered::reason)
                .returns(false, Post.Undelivered::forGood);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a b@x.invalid",
                "a@b@c",
                "x@y.invalid\r\nBcc: z@y.invalid",
                "a@x.invalid, b@x.invalid"
            })
    void whatIsNoAddressFailsForGoodWithoutAskingTheServer(String address) {
        refusal(address).returns("BAD_ADDRESS", Post.Undelivered::reason).returns(true, Post.Undelivered::forGood);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aServerThatIsDownFailsForNow() {
        server.stop();
        refusal("wang@minkao.invalid")
                .returns("MAIL_SERVER_UNREACHABLE", Post.Undelivered::reason)
                .returns(false, Post.Undelivered::forGood);
        server.start();
    }

    @Test
    void neitherSubjectNorReasonCarriesMoreThanItShould() throws Exception {
        post.send(new Post.Mail("ab13", "wang@minkao.invalid", "题\r\nBcc: evil@minkao.invalid", "文"));
        assertThat(server.received()).hasSize(1);
        assertThat(server.received().getFirst().getHeader("Bcc")).isNull();
        refusal("gone@minkao.invalid").satisfies(no -> {
            assertThat(no.toString()).doesNotContain("gone@");
            assertThat(no.getCause()).isNull();
        });
    }

    @Test
    void aBadSenderStopsTheStart() {
        assertThatThrownBy(() -> new SmtpPost("127.0.0.1", 25, "no address"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: a mail address");
    }

    private AbstractObjectAssert<?, Post.Undelivered> refusal(String to) {
        return assertThatThrownBy(() -> post.send(new Post.Mail("ab", to, "题", "文")))
                .asInstanceOf(type(Post.Undelivered.class));
    }
}
