package org.minkao.kit.boot;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Reads {@code minkao.features}. */
final class FeatureCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Map<String, ?> attributes = metadata.getAnnotationAttributes(ConditionalOnFeature.class.getName());
        Object feature = attributes == null ? null : attributes.get("value");
        Set<String> wanted = Set.copyOf(Binder.get(context.getEnvironment())
                .bind("minkao.features", Bindable.listOf(String.class))
                .orElse(List.of()));
        return feature != null && (wanted.isEmpty() || wanted.contains(feature.toString()));
    }
}
