package org.minkao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicCatalogueTest {

    private static final String ONE = """
            {"topics":[{"name":"minkao.a.b","partitions":6,"retentionMs":-1,"writers":["box"],"readers":["evaluation"]}]}
            """;

    @Test
    void readsTheRepositorysCatalogue() {
        TopicCatalogue catalogue = repository();
        assertThat(catalogue.topics()).hasSizeGreaterThan(10);
        assertThat(catalogue.topics())
                .allSatisfy(topic -> assertThat(topic.partitions()).isIn(3, 6));
    }

    @Test
    void keepsTheAnonymousSideApartFromTheIdentitySide() {
        Set<String> boxWrites = topics("box", AclOperation.WRITE);
        assertThat(boxWrites).containsExactly("minkao.survey.opening");
        assertThat(topics("box", AclOperation.READ)).containsExactly("minkao.evaluation.campaign");
        assertThat(topics("eligibility", AclOperation.READ)).containsExactly("minkao.evaluation.campaign");
    }

    @Test
    void letsOnlyNotificationReadContactDetails() {
        for (String topic : new String[] {"minkao.evaluation.contact", "minkao.evaluation.invitation"}) {
            assertThat(repository().topics().stream()
                            .filter(found -> found.name().equals(topic))
                            .flatMap(found -> found.readers().stream()))
                    .containsExactly("notification");
        }
    }

    @Test
    void givesAReaderItsOwnGroupsOnly() {
        assertThat(TopicSetup.wantedAccess(TopicCatalogue.parse(ONE)))
                .filteredOn(binding -> binding.pattern().resourceType() == ResourceType.GROUP)
                .allSatisfy(binding -> {
                    assertThat(binding.entry().principal()).isEqualTo("User:evaluation");
                    assertThat(binding.pattern().name()).isIn("evaluation", "evaluation.");
                });
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '!',
            delimiter = '|',
            value = {
                "\"partitions\":6 | \"partitions\":0",
                "\"retentionMs\":-1 | \"retentionMs\":5",
                "[\"box\"] | [\"nobody\"]",
                "[\"box\"] | []",
                "minkao.a.b | other.a.b",
                "\"partitions\" | \"partitionz\"",
            })
    void refusesABadEntry(String good, String bad) {
        assertThat(ONE).contains(good);
        assertThatThrownBy(() -> TopicCatalogue.parse(ONE.replace(good, bad)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("topics.json");
    }

    private static Set<String> topics(String principal, AclOperation operation) {
        Set<String> names = new TreeSet<>();
        for (AclBinding binding : TopicSetup.wantedAccess(repository())) {
            if (binding.pattern().resourceType() == ResourceType.TOPIC
                    && binding.entry().operation() == operation
                    && binding.entry().principal().equals("User:" + principal)) {
                names.add(binding.pattern().name());
            }
        }
        return names;
    }

    static TopicCatalogue repository() {
        return TopicCatalogue.read(Path.of("../kafka/topics.json"));
    }
}
