package org.minkao.kit.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers who acts: {@code Actor} refuses strangers, {@code Optional<Actor>} lets them in. */
public final class Actors implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class || isOptional(parameter);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        Optional<Actor> actor = current();
        if (isOptional(parameter)) {
            return actor;
        }
        return actor.orElseThrow(
                () -> new Refusal(KitReason.LOGIN_REQUIRED, "nobody is logged in (expected: a bearer token)"));
    }

    static Optional<Actor> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof JwtAuthenticationToken token
                ? Optional.of(actor(token.getToken()))
                : Optional.empty();
    }

    static Actor actor(Jwt token) {
        String subject = String.valueOf(token.getSubject());
        String name = token.getClaimAsString("name");
        if (name == null) {
            name = token.getClaimAsString("preferred_username");
        }
        List<String> roles = token.getClaimAsStringList("roles");
        return new Actor(subject, name == null ? subject : name, roles == null ? Set.of() : Set.copyOf(roles));
    }

    private static boolean isOptional(MethodParameter parameter) {
        return parameter.getParameterType() == Optional.class
                && ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve() == Actor.class;
    }
}
