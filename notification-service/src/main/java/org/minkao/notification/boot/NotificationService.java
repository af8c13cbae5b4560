package org.minkao.notification.boot;

import org.minkao.kit.boot.KitConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the notification service. */
@SpringBootApplication(scanBasePackages = {"org.minkao.notification.web", "org.minkao.notification.boot"})
@Import(KitConfiguration.class)
@EnableScheduling
@EnableConfigurationProperties(MailSettings.class)
public class NotificationService {
    public static void main(String[] args) {
        SpringApplication.run(NotificationService.class, args);
    }
}
