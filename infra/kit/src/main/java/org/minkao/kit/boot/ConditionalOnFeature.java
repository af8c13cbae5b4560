package org.minkao.kit.boot;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Wires a feature only where {@code minkao.features} names it; an empty setting runs them all. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(FeatureCondition.class)
public @interface ConditionalOnFeature {
    String value();
}
