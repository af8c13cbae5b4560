package org.minkao.rectification.boot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Starts the rectification service. */
@SpringBootApplication(proxyBeanMethods = false)
@Import(org.minkao.kit.boot.KitConfiguration.class)
public class RectificationService {

    public static void main(String[] args) {
        SpringApplication.run(RectificationService.class, args);
    }
}
