package org.minkao.gateway.boot;

import org.minkao.gateway.door.AddressSettings;
import org.minkao.gateway.door.DoorSettings;
import org.minkao.gateway.door.PublicSettings;
import org.minkao.gateway.forward.ForwardSettings;
import org.minkao.gateway.limit.BodySettings;
import org.minkao.gateway.limit.BreakerSettings;
import org.minkao.gateway.limit.RateSettings;
import org.minkao.gateway.login.IdentitySettings;
import org.minkao.gateway.login.SessionSettings;
import org.minkao.gateway.site.SiteSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The one way in: routes, login, limits and breakers in front of the services. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties({
    AddressSettings.class,
    BodySettings.class,
    BreakerSettings.class,
    DoorSettings.class,
    ForwardSettings.class,
    IdentitySettings.class,
    PublicSettings.class,
    RateSettings.class,
    SessionSettings.class,
    SiteSettings.class
})
public class GatewayApplication {

    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }
}
